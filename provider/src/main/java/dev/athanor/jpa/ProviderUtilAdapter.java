package dev.athanor.jpa;

import dev.athanor.internal.state.LoadedRule;
import jakarta.persistence.spi.LoadState;
import jakarta.persistence.spi.ProviderUtil;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code PersistenceUtil.isLoaded} for instances of any factory. Whether an attribute is loaded is known without
 * reading it, so that both variants answer alike. Stateless.
 */
final class ProviderUtilAdapter implements ProviderUtil {
    @Override
    public LoadState isLoadedWithoutReference(@Nullable Object entity, String attribute) {
        return state(LoadedRule.isLoaded(entity, attribute));
    }

    @Override
    public LoadState isLoadedWithReference(@Nullable Object entity, String attribute) {
        return state(LoadedRule.isLoaded(entity, attribute));
    }

    @Override
    public LoadState isLoaded(@Nullable Object entity) {
        return state(LoadedRule.isLoaded(entity));
    }

    private static LoadState state(Optional<Boolean> loaded) {
        return loaded.map(known -> known ? LoadState.LOADED : LoadState.NOT_LOADED)
                .orElse(LoadState.UNKNOWN);
    }
}
