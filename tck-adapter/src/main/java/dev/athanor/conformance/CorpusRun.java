package dev.athanor.conformance;

import dev.athanor.conformance.corpus.CorpusException;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Scenario;
import dev.athanor.conformance.database.Product;
import dev.athanor.conformance.report.ScenarioCheck;
import dev.athanor.conformance.report.ScenarioResult;
import dev.athanor.conformance.session.MappingUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Runs scenarios: those of one mapping one after the other, the mappings on several threads.
 *
 * @param product on which database
 * @param settings properties of the factories
 * @param threads how many threads
 * @param toTheEnd whether scenarios go on after a difference of level 1
 * @param tracing whether to write down what happens
 */
public record CorpusRun(Product product, Map<String, String> settings, int threads, boolean toTheEnd, boolean tracing) {

    /**
     * Runs scenarios.
     *
     * @param scenarios the scenarios
     * @param done told of each result as it is there, by one thread at a time
     * @return the results, in the order of the scenarios
     */
    public List<ScenarioResult> run(List<Scenario> scenarios, Consumer<ScenarioResult> done)
            throws InterruptedException {
        IdentityHashMap<Mapping, List<Scenario>> byMapping = new IdentityHashMap<>();
        IdentityHashMap<Scenario, ScenarioResult> results = new IdentityHashMap<>();
        for (Scenario scenario : scenarios) {
            CorpusException problem = scenario.problem();
            if (problem == null) {
                byMapping
                        .computeIfAbsent(scenario.mapping(), mapping -> new ArrayList<>())
                        .add(scenario);
            } else {
                ScenarioResult refused = ScenarioCheck.failed(scenario, problem);
                results.put(scenario, refused);
                done.accept(refused);
            }
        }
        Queue<List<Scenario>> waiting = new ConcurrentLinkedQueue<>(byMapping.values().stream()
                .sorted(Comparator.<List<Scenario>>comparingInt(List::size).reversed())
                .toList());
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(
                    () -> {
                        for (List<Scenario> next = waiting.poll(); next != null; next = waiting.poll()) {
                            runMapping(next, result -> {
                                synchronized (results) {
                                    results.put(result.scenario(), result);
                                    done.accept(result);
                                }
                            });
                        }
                    },
                    "scenarios-" + (i + 1));
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return scenarios.stream().filter(results::containsKey).map(results::get).toList();
    }

    private void runMapping(List<Scenario> scenarios, Consumer<ScenarioResult> done) {
        List<Scenario> remaining = new ArrayList<>(scenarios);
        try (MappingUnit unit = MappingUnit.open(scenarios.get(0).mapping(), product, settings)) {
            for (Scenario scenario : scenarios) {
                done.accept(ScenarioCheck.run(unit, scenario, toTheEnd, tracing));
                remaining.remove(scenario);
            }
        } catch (RuntimeException | LinkageError e) {
            remaining.forEach(scenario -> done.accept(ScenarioCheck.failed(scenario, e)));
        }
    }
}
