package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.ConfigurationException;
import jakarta.persistence.PersistenceConfiguration;
import java.util.Hashtable;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A data source can be named in JNDI. */
class JndiDataSourceTest {
    private static final JdbcDataSource SHOP = new JdbcDataSource();
    private static final Map<String, Object> NAMES = Map.of("java:/shop", SHOP, "java:/number", 5);

    @BeforeEach
    void enter() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
    }

    @AfterEach
    void leave() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    }

    @Test
    void theNamedDataSourceIsUsed() {
        assertThat(open("java:/shop").dataSource()).isSameAs(SHOP);
    }

    @Test
    void aNameThatIsNotThere() {
        assertThatThrownBy(() -> open("java:/shpo"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "ATH0307 The data source 'java:/shpo' cannot be looked up: no such name -> Check the name and"
                                + " that this environment has JNDI; or give a javax.sql.DataSource, or"
                                + " jakarta.persistence.jdbc.url.");
    }

    @Test
    void aNameOfSomethingElse() {
        assertThatThrownBy(() -> open("java:/number"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("ATH0308 The JNDI name 'java:/number' gives an object of java.lang.Integer, not a"
                        + " javax.sql.DataSource -> Check the name.");
    }

    private static UnitDataSource open(String name) {
        PersistenceUnit unit = PersistenceUnitReader.of(new PersistenceConfiguration("shop").nonJtaDataSource(name));
        return DataSources.open(unit, AthanorConfig.of(unit, Map.of()));
    }

    /** A naming service with a fixed content. */
    public static final class Names implements InitialContextFactory {
        /** Created by JNDI. */
        public Names() {}

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) throws NamingException {
                    Object found = NAMES.get(name);
                    if (found == null) {
                        throw new NameNotFoundException("no such name");
                    }
                    return found;
                }
            };
        }
    }
}
