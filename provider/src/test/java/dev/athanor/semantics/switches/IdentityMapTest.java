package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;

/** Whether the session keeps unchanged instances that the program has dropped. */
@SwitchTest("athanor.identity-map")
class IdentityMapTest {
    private static WeakReference<Object> dropped(Trial trial) {
        return new WeakReference<>(trial.musician(3));
    }

    private static boolean goes(WeakReference<Object> dropped) {
        for (int i = 0; i < 20 && !dropped.refersTo(null); i++) {
            System.gc();
        }
        return dropped.refersTo(null);
    }

    @SetTo("strong")
    void kept(Trial trial) {
        assertThat(goes(dropped(trial))).isFalse();
        assertThat(trial.session.identityMap()).hasSize(1);
    }

    @SetTo("weak")
    void collected(Trial trial) {
        assertThat(goes(dropped(trial))).isTrue();
    }
}
