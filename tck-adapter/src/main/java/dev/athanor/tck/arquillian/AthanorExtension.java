package dev.athanor.tck.arquillian;

import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** What Arquillian finds through {@code META-INF/services} and asks for its parts. Stateless. */
public final class AthanorExtension implements LoadableExtension {
    /** Created by Arquillian. */
    public AthanorExtension() {}

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(ApplicationArchiveProcessor.class, AthanorArchiveProcessor.class);
    }
}
