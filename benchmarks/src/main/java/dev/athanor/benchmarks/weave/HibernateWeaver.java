package dev.athanor.benchmarks.weave;

import dev.athanor.benchmarks.model.Customer;
import java.util.Objects;
import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.enhance.spi.UnloadedClass;
import org.hibernate.bytecode.enhance.spi.UnloadedField;
import org.hibernate.bytecode.internal.BytecodeProviderInitiator;

/** Hibernate's enhancer as its build plug-ins call it, with lazy loading and dirty tracking. */
public final class HibernateWeaver implements Weaver {
    private final Enhancer enhancer = Objects.requireNonNull(
            BytecodeProviderInitiator.buildDefaultBytecodeProvider().getEnhancer(new Context()));

    @Override
    public byte[] weave(String className, byte[] classFile) {
        enhancer.discoverTypes(className, classFile);
        byte[] woven = enhancer.enhance(className, classFile);
        return woven == null ? classFile : woven;
    }

    private static final class Context extends DefaultEnhancementContext {
        @Override
        public ClassLoader getLoadingClassLoader() {
            return Customer.class.getClassLoader();
        }

        @Override
        public boolean hasLazyLoadableAttributes(UnloadedClass type) {
            return true;
        }

        @Override
        public boolean isLazyLoadable(UnloadedField field) {
            return true;
        }

        @Override
        public boolean doDirtyCheckingInline(UnloadedClass type) {
            return true;
        }
    }
}
