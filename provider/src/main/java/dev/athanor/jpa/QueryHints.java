package dev.athanor.jpa;

import dev.athanor.internal.boot.HintCheck;
import dev.athanor.internal.boot.PropertyRegistry;
import dev.athanor.internal.boot.Setting;
import dev.athanor.internal.boot.Settings;
import dev.athanor.internal.boot.StrategyHints;
import dev.athanor.internal.mapping.ChosenStrategies;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The hints of one query object, and the settings that are hints by another name. For one thread at a time. */
final class QueryHints {
    private final @Nullable MappedModel model;
    private final IntConsumer timeLimit;
    private final Map<String, Object> given = new LinkedHashMap<>();

    /**
     * Creates the hints of a query.
     *
     * @param model the entities whose loading can be chosen; null if it cannot
     * @param timeLimit told of the time limit in milliseconds, 0 for none
     */
    QueryHints(@Nullable MappedModel model, IntConsumer timeLimit) {
        this.model = model;
        this.timeLimit = timeLimit;
    }

    /** The hints that switch criteria, without their prefix. */
    Map<String, Object> criteria() {
        Map<String, Object> chosen = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(PropertyRegistry.CRITERIA_PREFIX)) {
                chosen.put(name.substring(PropertyRegistry.CRITERIA_PREFIX.length()), value);
            }
        });
        return chosen;
    }

    Map<String, Object> all() {
        return Collections.unmodifiableMap(given);
    }

    /**
     * Takes a hint. One that nobody knows is kept and ignored.
     *
     * @throws InvalidArgumentException if the hint is known and cannot have that value
     */
    void set(@Nullable String name, @Nullable Object value) {
        if (name == null || value == null) {
            throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, "setHint()", name == null ? "name" : "value");
        }
        Setting<?> known = HintCheck.check(name, value, Setting.Scope.QUERY).orElse(null);
        if (StrategyHints.isOne(name)) {
            checkStrategy(name, value);
        }
        if (known == Settings.QUERY_TIMEOUT) {
            limit(Settings.QUERY_TIMEOUT.fromHint(value));
        }
        given.put(PropertyRegistry.renamed(name).orElse(name), value);
    }

    private void checkStrategy(String name, Object value) {
        if (model == null) {
            throw new InvalidArgumentException(QueryCallMessage.STRATEGY_OF_PROCEDURE, name);
        }
        StrategyHints.chosen(model, Map.of(name, value));
    }

    /** The loading strategies that the hints choose. */
    ChosenStrategies strategies() {
        return model == null ? ChosenStrategies.NONE : StrategyHints.chosen(model, given);
    }

    private void limit(Duration timeout) {
        timeLimit.accept((int) Math.min(timeout.toMillis(), Integer.MAX_VALUE));
    }

    void setTimeout(@Nullable Integer milliseconds) {
        if (milliseconds == null) {
            given.remove(Settings.QUERY_TIMEOUT.name());
            timeLimit.accept(0);
        } else {
            set(Settings.QUERY_TIMEOUT.name(), milliseconds);
        }
    }

    @Nullable Integer timeout() {
        Object value = given.get(Settings.QUERY_TIMEOUT.name());
        return value == null
                ? null
                : Math.toIntExact(Settings.QUERY_TIMEOUT.fromHint(value).toMillis());
    }

    void setRetrieveMode(CacheRetrieveMode mode) {
        set(Settings.CACHE_RETRIEVE_MODE.name(), mode);
    }

    CacheRetrieveMode retrieveMode(CacheRetrieveMode inherited) {
        Object value = given.get(Settings.CACHE_RETRIEVE_MODE.name());
        return value == null ? inherited : Settings.CACHE_RETRIEVE_MODE.fromHint(value);
    }

    void setStoreMode(CacheStoreMode mode) {
        set(Settings.CACHE_STORE_MODE.name(), mode);
    }

    CacheStoreMode storeMode(CacheStoreMode inherited) {
        Object value = given.get(Settings.CACHE_STORE_MODE.name());
        return value == null ? inherited : Settings.CACHE_STORE_MODE.fromHint(value);
    }
}
