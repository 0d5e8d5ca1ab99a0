package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.semantics.Guild.Mark;
import dev.athanor.semantics.Guild.Master;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.Map;

/** What a commit does to the instances of a session that stays open. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class ExpireOnCommitTest {
    @OnEachDatabase
    void theyKeepTheirState(TestDatabase database) {
        try (Guild guild = Guild.standard(database).filled()) {
            guild.begin();
            Mark one = guild.find(Mark.class, 1);
            guild.commit();
            guild.execute("UPDATE mark SET motto = 'other' WHERE id = 1");
            guild.begin();
            guild.log.clear();
            assertThat(one.motto).isEqualTo("one");
            assertThat(guild.log.statements()).isEmpty();
            guild.commit();
        }
    }

    @OnEachDatabase
    void theyExpireAtOnce(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Master ada = guild.find(Master.class, 1);
            assertThat(ada.apprentices).hasSize(2);
            guild.commit();
            assertThat(guild.loaded(ada)).isEmpty();
            assertThat(guild.session.inspect(ada).expired()).contains("id", "name");
            guild.execute("UPDATE master SET name = 'Grace' WHERE id = 1");
            guild.log.clear();
            assertThat(ada.name).isEqualTo("Grace");
            assertThat(ada.id).isEqualTo(1);
            assertThat(guild.log.statements()).as("one for the whole row").hasSize(1);
            assertThat(guild.loaded(ada)).contains("id", "name").doesNotContain("apprentices");
        }
    }

    @OnEachDatabase
    void theyAreStaleFromTheNextTransactionOn(TestDatabase database) {
        try (Guild guild = new Guild(database, "standard", Map.of("athanor.expire-on-commit", "soft")).filled()) {
            guild.begin();
            Mark one = guild.find(Mark.class, 1);
            Mark two = guild.find(Mark.class, 2);
            guild.commit();
            guild.execute("UPDATE mark SET motto = 'other'");
            assertThat(one.motto).as("outside of transactions").isEqualTo("one");
            two.motto = "mine";
            guild.begin();
            assertThat(one.motto).isEqualTo("other");
            assertThat(two.motto).as("what the program has written stays").isEqualTo("mine");
            guild.commit();
            guild.manager.detach(one);
            guild.begin();
            assertThat(one.motto).as("the last value").isEqualTo("other");
            guild.commit();
        }
    }
}
