package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.testing.TestPostgres;

class SignOffsTest {
    @TempDir
    private Path folder;

    @Test
    void a_second_name_for_a_role_is_refused_and_the_first_one_stays() throws IOException {
        try (OneProduction project =
                new OneProduction(folder, TestPostgres.usual().freshDatabase("signed"), Clock.systemUTC())) {
            DeployService deploys = project.services().deploys();
            DeployResult result = project.run(project.prepare());
            String id = result.report().orElseThrow().id();
            deploys.signOff(id, SignOff.Role.DATABASE_ADMIN, "Ann");
            String signed = Files.readString(result.file().orElseThrow());
            String trail = Files.readString(folder.resolve("audit/trail.jsonl"));
            assertThat(new AuditTrail(folder.resolve("audit"), Clock.systemUTC())
                            .actions()
                            .getFirst())
                    .satisfies(action -> {
                        assertThat(action.operation())
                                .isEqualTo("sign the deploy %s off as Database Admin: Ann".formatted(id));
                        assertThat(action.environment()).isEqualTo("production");
                        assertThat(action.result()).isEqualTo("done");
                    });
            assertThatThrownBy(() -> deploys.signOff(id, SignOff.Role.DATABASE_ADMIN, "Bo"))
                    .isInstanceOfSatisfying(
                            LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-DEPLOY-SIGNED"))
                    .hasMessageStartingWith("Ann has signed the report " + id + " as Database Admin at ");
            assertThat(Files.readString(result.file().orElseThrow()))
                    .isEqualTo(signed)
                    .contains("**Database Admin**: Ann");
            assertThat(Files.readString(folder.resolve("audit/trail.jsonl"))).isEqualTo(trail);
            deploys.signOff(id, SignOff.Role.DEVOPS_LEAD, "Bo");
            assertThat(deploys.signOffs(id)).extracting(SignOff::name).containsExactly("Ann", "Bo");
        }
    }
}
