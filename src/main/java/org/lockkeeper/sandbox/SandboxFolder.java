package org.lockkeeper.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.guard.SandboxCluster;

/** What lies where in the sandbox's folder. */
record SandboxFolder(Path root) {
    SandboxFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Held while the sandbox is started, stopped or reset. */
    Path lock() {
        return root.resolve(".lock");
    }

    Path owners() {
        return root.resolve("owners");
    }

    Path clusters() {
        return root.resolve("clusters");
    }

    Path data(Member member) {
        return clusters().resolve(member.label());
    }

    /** The server's log. */
    Path log(Member member) {
        return Cluster.log(data(member));
    }

    /** Is there once the cluster holds everything it should; written last. */
    Path readyMark(Member member) {
        return clusters().resolve(member.label() + ".ready");
    }

    /** Says which cluster this sandbox made there; written before anything is put into it. */
    Path madeMark(Member member) {
        return clusters().resolve(member.label() + ".made");
    }

    /** The cluster as it is proved to be this sandbox's. */
    SandboxCluster cluster(Member member) {
        return new SandboxCluster(member.label(), data(member), madeMark(member));
    }

    /** The port that the cluster had last. */
    Path lastPort(Member member) {
        return clusters().resolve(member.label() + ".port");
    }

    /** The superuser's password, one line, for this user's eyes alone. */
    Path superuserPassword() {
        return clusters().resolve("superuser.password");
    }

    /** For the sample projects as they were worded when their migrations ran; gone once those have. */
    Path earlierProjects(Member member) {
        return clusters().resolve(member.label() + ".projects");
    }

    /** The sample project, to be looked at and edited. */
    Path project(Flavour flavour) {
        return root.resolve(flavour.folder());
    }

    /** What is looked at before a deploy; for both workspaces. */
    Path checklist() {
        return root.resolve("checklist.json");
    }

    /** The sample's own checks; for both workspaces. */
    Path checks() {
        return root.resolve("checks");
    }

    /** Where backups go unless somebody says otherwise; for both workspaces. A reset leaves them. */
    Path backups() {
        return root.resolve("backups");
    }

    Path workspace(Flavour flavour) {
        return root.resolve(flavour.workspaceFile());
    }

    /** Removes a file, or a folder with all that is in it; links are removed, not followed. */
    static void delete(Path path) throws IOException {
        SafeFiles.delete(path);
    }
}
