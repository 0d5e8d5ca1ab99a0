package dev.athanor.internal.query;

import dev.athanor.internal.boot.PersistenceUnitReader;
import dev.athanor.internal.boot.SessionFactory;
import dev.athanor.internal.session.Session;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.PersistenceConfiguration;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store with some rows on a database. Tests that change nothing share one per product. */
final class StoreUnit implements AutoCloseable {
    private static final Map<TestDatabase.Kind, StoreUnit> SHARED = new EnumMap<>(TestDatabase.Kind.class);

    final StatementLog log;
    final SessionFactory factory;

    StoreUnit(TestDatabase database) {
        log = StatementLog.over(database);
        PersistenceConfiguration configuration = new PersistenceConfiguration("store");
        Store.ENTITIES.forEach(configuration::managedClass);
        Map<String, Object> properties = new HashMap<>();
        properties.put("jakarta.persistence.nonJtaDataSource", log.dataSource());
        properties.put("jakarta.persistence.schema-generation.database.action", "drop-and-create");
        factory = SessionFactory.open(PersistenceUnitReader.of(configuration), properties);
        inTransaction(session -> {
            fill(session);
            return 0;
        });
        log.clear();
    }

    /** The store that no test may change. */
    static synchronized StoreUnit shared(TestDatabase database) {
        StoreUnit unit =
                SHARED.computeIfAbsent(database.kind(), kind -> new StoreUnit(TestDatabase.open(database.kind())));
        unit.log.clear();
        return unit;
    }

    <R> R inTransaction(Function<Session, R> work) {
        try (Session session = factory.openSession()) {
            session.transaction().begin();
            R result;
            try {
                result = work.apply(session);
            } catch (RuntimeException | Error e) {
                session.transaction().rollback();
                throw e;
            }
            session.transaction().commit();
            return result;
        }
    }

    /** A call with parameters: names or positions, each followed by its value. */
    QueryCall call(String text, @Nullable Class<?> type, @Nullable Object... parameters) {
        return bind(factory.services().queries().query(text, type), parameters);
    }

    static QueryCall bind(QueryCall call, @Nullable Object... parameters) {
        for (int i = 0; i < parameters.length; i += 2) {
            if (parameters[i] instanceof Integer position) {
                call.parameters().bind(position, parameters[i + 1]);
            } else {
                call.parameters().bind((String) parameters[i], parameters[i + 1]);
            }
        }
        return call;
    }

    /** The results of a query in a session of its own, without parameters but those given. */
    List<?> list(String text, @Nullable Object... parameters) {
        try (Session session = factory.openSession()) {
            return session.list(call(text, null, parameters));
        }
    }

    /** The results as text: keys of entities, arrays as lists. */
    List<String> texts(String text, @Nullable Object... parameters) {
        List<String> texts = new ArrayList<>();
        list(text, parameters).forEach(result -> texts.add(describe(result)));
        return texts;
    }

    /** The only statement that was sent last, as it was sent. */
    String sql() {
        List<String> statements = log.statements();
        return statements.get(statements.size() - 1);
    }

    /** The SQL of a query. */
    String sqlOf(String text, @Nullable Object... parameters) {
        log.clear();
        list(text, parameters);
        return log.statements().get(0);
    }

    static String describe(@Nullable Object result) {
        if (result instanceof Object[] array) {
            List<String> parts = new ArrayList<>();
            for (Object part : array) {
                parts.add(describe(part));
            }
            return String.join(" ", parts);
        }
        if (result instanceof Store.Customer customer) {
            return customer.name;
        }
        if (result instanceof Store.Order order) {
            return "order" + order.id;
        }
        if (result instanceof Store.Line line) {
            return "line" + line.id;
        }
        if (result instanceof Store.Product product) {
            return product.code;
        }
        if (result instanceof Store.Payment payment) {
            return "payment" + payment.id;
        }
        if (result instanceof Store.Shelf shelf) {
            return shelf.label;
        }
        if (result instanceof Store.Box box) {
            return "box" + box.id;
        }
        if (result instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (result instanceof Store.Address address) {
            return address.street + "/" + address.city;
        }
        return result instanceof Class<?> type ? type.getSimpleName() : String.valueOf(result);
    }

    private static void fill(Session session) {
        Store.Customer ann = customer(session, 1, "Ann", 'A', true, new Store.Address("Elm Street", "Oslo"));
        Store.Customer bob = customer(session, 2, "Bob", 'B', false, new Store.Address("High Road", "Rome"));
        customer(session, 3, "Cid", 'C', true, new Store.Address("Low Road", "Oslo"));
        Store.Passport passport = new Store.Passport();
        passport.number = 77;
        passport.owner = ann;
        session.persist(passport);
        Store.Tag red = tag(session, "red");
        Store.Tag new_ = tag(session, "new");
        tag(session, "lost");
        Store.Book atlas = new Store.Book();
        atlas.pages = 320;
        product(session, atlas, "b1", "Atlas", red, new_);
        Store.Book bible = new Store.Book();
        bible.pages = 1200;
        product(session, bible, "b2", "Bible", new_);
        Store.Toy car = new Store.Toy();
        car.age = 3;
        product(session, car, "t1", "Car", red);
        product(session, new Store.Product(), "p1", "Plain");
        Store.Order first = order(session, 10, ann, "100.50", 1.5, 1, LocalDate.of(2024, 2, 29), Store.Status.PAID);
        Store.Order second = order(session, 11, ann, "20.00", 2.5, 2, LocalDate.of(2024, 3, 1), Store.Status.OPEN);
        Store.Order third = order(session, 12, bob, "30.25", 4, 3, LocalDate.of(2025, 12, 31), Store.Status.PAID);
        order(session, 13, null, "0.00", 0, 0, LocalDate.of(2025, 1, 1), null);
        line(session, 100, first, 1, 10f, atlas, null);
        line(session, 101, first, 5, 2.5f, car, null);
        line(session, 102, second, 2, 10f, bible, first);
        line(session, 103, third, 7, null, null, first);
        Store.CardPayment card = new Store.CardPayment();
        card.card = "4711";
        payment(session, card, 1, "100.50", first);
        Store.CashPayment cash = new Store.CashPayment();
        cash.currency = "NOK";
        payment(session, cash, 2, "30.25", third);
        shelves(session);
    }

    private static Store.Customer customer(
            Session session, long id, String name, char grade, boolean active, Store.Address address) {
        Store.Customer customer = new Store.Customer(id, name);
        customer.grade = grade;
        customer.active = active;
        customer.vip = active;
        customer.address = address;
        session.persist(customer);
        return customer;
    }

    private static Store.Tag tag(Session session, String name) {
        Store.Tag tag = new Store.Tag();
        tag.name = name;
        session.persist(tag);
        return tag;
    }

    private static void product(Session session, Store.Product product, String code, String title, Store.Tag... tags) {
        product.code = code;
        product.title = title;
        product.tags.addAll(List.of(tags));
        session.persist(product);
    }

    private static Store.Order order(
            Session session,
            int id,
            Store.@Nullable Customer customer,
            String total,
            double weight,
            int priority,
            LocalDate day,
            Store.@Nullable Status status) {
        Store.Order order = new Store.Order();
        order.id = id;
        order.customer = customer;
        order.total = new BigDecimal(total);
        order.weight = weight;
        order.priority = (short) priority;
        order.day = day;
        order.status = status;
        order.before = status;
        session.persist(order);
        return order;
    }

    private static void line(
            Session session,
            long id,
            Store.Order order,
            int quantity,
            @Nullable Float price,
            Store.@Nullable Product product,
            Store.@Nullable Order giftOf) {
        Store.Line line = new Store.Line();
        line.id = id;
        line.order = order;
        line.quantity = quantity;
        line.price = price;
        line.product = product;
        line.giftOf = giftOf;
        session.persist(line);
    }

    private static void payment(Session session, Store.Payment payment, int id, String amount, Store.Order order) {
        payment.id = id;
        payment.amount = new BigDecimal(amount);
        payment.order = order;
        session.persist(payment);
    }

    private static void shelves(Session session) {
        for (int place = 1; place <= 2; place++) {
            Store.Shelf shelf = new Store.Shelf();
            shelf.label = "shelf " + place;
            session.persist(shelf);
            Store.Box box = new Store.Box();
            box.id = place;
            box.shelf = shelf;
            session.persist(box);
        }
        Store.Box loose = new Store.Box();
        loose.id = 3;
        session.persist(loose);
    }

    @Override
    public void close() {
        factory.close();
    }
}
