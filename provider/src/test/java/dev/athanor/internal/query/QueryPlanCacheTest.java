package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.query.plan.ExecutablePlan;
import dev.athanor.internal.query.plan.NativeQueryPlan;
import dev.athanor.internal.query.plan.NativeResult;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The cache of plans is bounded and keeps what is used. */
class QueryPlanCacheTest {
    private final AtomicInteger made = new AtomicInteger();
    private final QueryPlanCache cache = new QueryPlanCache(16);

    private ExecutablePlan get(String text) {
        return cache.get(new QueryPlanCache.Key(text, null, true, null), key -> {
            made.incrementAndGet();
            MappedModel model = new MappedModel(List.of(), List.of(), List.of(), List.of());
            return new NativeQueryPlan(key.text(), new NativeResult(null, null, model));
        });
    }

    @Test
    void makesAPlanOnce() {
        assertThat(get("a")).isSameAs(get("a"));
        assertThat(made).hasValue(1);
    }

    @Test
    void keepsNoMoreThanItMay() {
        for (int i = 0; i < 1000; i++) {
            get("q" + i);
        }
        assertThat(cache.size()).isLessThanOrEqualTo(16);
    }

    @Test
    void keepsWhatIsUsed() {
        get("often");
        for (int i = 0; i < 100; i++) {
            get("q" + i);
            get("often");
        }
        assertThat(made).hasValue(101);
    }
}
