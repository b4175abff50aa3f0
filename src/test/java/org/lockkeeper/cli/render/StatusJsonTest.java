package org.lockkeeper.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.guard.Environment.DEVELOPMENT;
import static org.lockkeeper.guard.Environment.STAGING;
import static org.lockkeeper.migration.MigrationState.APPLIED;
import static org.lockkeeper.migration.MigrationState.FAILED;
import static org.lockkeeper.migration.MigrationState.PENDING;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusJsonTest {
    private final JsonNode json = JsonMapper.shared()
            .readTree(new StatusJson(Samples.report(
                            false,
                            Samples.environment("dev", DEVELOPMENT, APPLIED, PENDING),
                            Samples.environment("staging", STAGING, APPLIED, FAILED),
                            Samples.unreachable("prod")))
                    .bytes());

    @Test
    void the_fields_are_those_of_the_contract() {
        assertThat(json.propertyNames()).containsExactly("project", "environments", "migrations");
        assertThat(json.at("/project").propertyNames()).containsExactly("name", "kind");
        assertThat(json.at("/environments/0").propertyNames())
                .containsExactly(
                        "name",
                        "environment",
                        "reachable",
                        "error",
                        "serverVersion",
                        "systemIdentifier",
                        "database",
                        "applied",
                        "pending",
                        "attention",
                        "lastAppliedAt");
        assertThat(json.at("/migrations/0").propertyNames()).containsExactly("name", "order", "states", "notes");
    }

    @Test
    void an_environment_that_was_read_carries_its_facts() {
        JsonNode dev = json.at("/environments/0");
        assertThat(dev.at("/reachable").booleanValue()).isTrue();
        assertThat(dev.at("/error").isNull()).isTrue();
        assertThat(dev.at("/serverVersion").stringValue()).isEqualTo("15.18");
        assertThat(dev.at("/systemIdentifier").stringValue()).isEqualTo("7412");
        assertThat(dev.at("/applied").intValue()).isEqualTo(1);
        assertThat(dev.at("/pending").intValue()).isEqualTo(1);
        assertThat(dev.at("/attention").intValue()).isZero();
        assertThat(dev.at("/lastAppliedAt").stringValue()).isEqualTo("2026-11-20T10:11:12Z");
    }

    @Test
    void an_unreachable_environment_says_why_and_claims_no_counts() {
        JsonNode prod = json.at("/environments/2");
        assertThat(prod.at("/reachable").booleanValue()).isFalse();
        assertThat(prod.at("/error").stringValue()).isEqualTo("connection refused");
        assertThat(prod.at("/environment").stringValue()).isEqualTo("production");
        for (String unknown : new String[] {"serverVersion", "applied", "pending", "attention", "lastAppliedAt"}) {
            assertThat(prod.get(unknown).isNull()).as(unknown).isTrue();
        }
    }

    @Test
    void states_use_the_words_of_the_contract_by_profile_and_notes_only_where_there_are_any() {
        JsonNode second = json.at("/migrations/1");
        assertThat(second.at("/order").intValue()).isEqualTo(2);
        assertThat(second.at("/states/dev").stringValue()).isEqualTo("pending");
        assertThat(second.at("/states/staging").stringValue()).isEqualTo("failed");
        assertThat(second.at("/states/prod").stringValue()).isEqualTo("unavailable");
        assertThat(second.at("/notes").propertyNames()).containsExactly("staging");
        assertThat(json.at("/migrations/0/notes").isObject()).isTrue();
        assertThat(json.at("/migrations/0/notes").isEmpty()).isTrue();
    }
}
