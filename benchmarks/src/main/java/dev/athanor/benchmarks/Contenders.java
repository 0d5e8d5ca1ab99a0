package dev.athanor.benchmarks;

import dev.athanor.benchmarks.jdbc.JdbcContender;
import dev.athanor.benchmarks.weave.EclipseLinkWeaver;
import dev.athanor.benchmarks.weave.HibernateWeaver;
import dev.athanor.benchmarks.weave.ModelLoader;
import dev.athanor.benchmarks.weave.Weaver;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Who is compared, hand-written JDBC first: it is what the others are measured against. */
public enum Contenders {
    JDBC("JDBC"),
    ATHANOR("Athanor"),
    HIBERNATE("Hibernate"),
    HIBERNATE_ENHANCED("Hibernate enhanced"),
    ECLIPSELINK("EclipseLink");

    private static final List<String> MODEL = Stream.of("Customer", "Order", "OrderLine", "TreeNode", "WideRow")
            .map(name -> "dev.athanor.benchmarks.model." + name)
            .toList();

    private final String title;

    Contenders(String title) {
        this.title = title;
    }

    /** The name in tables. */
    public String title() {
        return title;
    }

    /** Starts the contender on a database that has the tables. */
    public Contender open(DataSource dataSource) {
        return switch (this) {
            case JDBC -> new JdbcContender(dataSource);
            case ATHANOR -> openProvider(new ModelLoader("athanor", Weaver.athanor()), dataSource);
            case HIBERNATE -> openProvider(new ModelLoader("hibernate", Weaver.none()), dataSource);
            case HIBERNATE_ENHANCED -> openProvider(new ModelLoader("hibernate", new HibernateWeaver()), dataSource);
            case ECLIPSELINK ->
                openProvider(
                        new ModelLoader(
                                "eclipselink", new EclipseLinkWeaver(MODEL, ModelLoader.persistenceXml("eclipselink"))),
                        dataSource);
        };
    }

    private static Contender openProvider(ModelLoader loader, DataSource dataSource) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Object contender = loader.loadClass("dev.athanor.benchmarks.jpa.JpaContender")
                    .getConstructor(DataSource.class)
                    .newInstance(dataSource);
            return (Contender) contender;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
