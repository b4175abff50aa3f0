package org.lockkeeper.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code lockkeeper} itself: help and version. */
@Command(
        name = "lockkeeper",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        usageHelpWidth = 100,
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes (where several hold, 4 counts before 2, and 2 before 1):%n",
        exitCodeList = {
            " 0:Nothing to do, or all went well.",
            " 1:There is work: pending migrations, differences.",
            " 2:Attention needed: a failed, edited or missing migration, or a check that fell short.",
            " 3:Refused by the production guard; nothing was changed.",
            " 4:A database could not be reached or refused the login.",
            "64:The command line or the workspace file is wrong.",
            "70:A defect in Lockkeeper itself."
        },
        description = {
            "Shows where the databases of a project stand, what the next migration would do to each, and carries it out.",
            "Results go to standard output, progress and messages to standard error.",
            "Without arguments the desktop application opens."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockkeeper sandbox start              three databases to try everything on",
            "  lockkeeper status                     where each environment stands",
            "  lockkeeper preview --env staging      what migrate would execute there",
            "  lockkeeper migrate --env staging"
        })
final class RootCommand implements Runnable {
    @Mixin
    private final CommonOptions options;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RootCommand(CommonOptions options) {
        this.options = options;
    }

    CommonOptions options() {
        return options;
    }

    @Override
    public void run() {
        throw new ParameterException(new CommandLine(spec), "Say which command to run.");
    }
}
