package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads share plans, and what belongs to one execution stays with it. */
class ConcurrencyTest {
    @OnEachDatabase(TestDatabase.Kind.H2)
    void shapesOfOnePlanAtOnce(TestDatabase database) throws Exception {
        StoreUnit store = StoreUnit.shared(database);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                List<Integer> ids = List.of(10, 11, 12, 13).subList(0, i % 5);
                work.add(() -> store.list("SELECT o.id FROM Order o WHERE o.id IN :ids ORDER BY o.id", "ids", ids)
                        .equals(ids));
            }
            for (Future<Boolean> result : threads.invokeAll(work)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
