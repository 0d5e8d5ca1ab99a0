package dev.athanor.internal.session;

import dev.athanor.ElementQuery;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.CollectionKind;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.QueryCall;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.StateMessage;
import dev.athanor.message.WriteOnlyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one collection, asked for with a query in the query language each time. An owner without a row has those that are
 * queued. Immutable.
 *
 * @param session the session of the owner
 * @param owner the owner
 * @param plural the collection
 * @param conditions what elements must fulfil besides, in the query language
 * @param values the parameters of the conditions, which are numbered from 2: the first is the owner
 * @param order what they are ordered by; empty for the order of the mapping
 * @param from how many are left out
 * @param most how many there are at most
 * @param writes whether what is pending is written first
 */
record ElementSearch(
        Session session,
        Object owner,
        PluralAssociation plural,
        List<String> conditions,
        List<@Nullable Object> values,
        List<String> order,
        int from,
        int most,
        boolean writes)
        implements ElementQuery<Object> {
    /** Texts in quotes, and numbered parameters outside of them. */
    private static final Pattern PARAMETER = Pattern.compile("'(?:[^']|'')*'|\\?(\\d+)");

    private static final Pattern TERM =
            Pattern.compile("\\s*([\\p{L}_$][\\p{L}\\p{N}_$.]*)(?:\\s+(asc|desc))?\\s*", Pattern.CASE_INSENSITIVE);

    /** All elements of a collection. */
    static ElementSearch of(Session session, Object owner, PluralAttribute plural) {
        return new ElementSearch(
                session,
                owner,
                (PluralAssociation) plural,
                List.of(),
                List.of(),
                List.of(),
                0,
                Integer.MAX_VALUE,
                true);
    }

    /**
     * The members of a collection of which only changes are kept, for the engine: what the rows say, and what is queued to join.
     * Nothing is flushed.
     *
     * @throws WriteOnlyException if it must not be read
     */
    static Collection<?> members(Session session, Object owner, PluralAttribute plural) {
        IdentityHashMap<@Nullable Object, Boolean> seen = new IdentityHashMap<>();
        List<@Nullable Object> members = new ArrayList<>();
        List<@Nullable Object> all = new ArrayList<>(stored(session, owner, plural));
        all.addAll(PluralValues.tracked(owner, plural).added());
        for (Object member : all) {
            if (seen.put(member, true) == null) {
                members.add(member);
            }
        }
        return members;
    }

    /**
     * What the rows say that a collection holds of which only changes are kept. Nothing is flushed.
     *
     * @throws WriteOnlyException if it must not be read
     */
    static List<Object> stored(Session session, Object owner, PluralAttribute plural) {
        if (PluralValues.access(owner, plural) == CollectionKind.Access.WRITE_ONLY) {
            throw new WriteOnlyException(
                    StateMessage.WRITE_ONLY_READ,
                    States.of(owner).index().type().getSimpleName() + "." + plural.name());
        }
        return hasRow(owner) ? of(session, owner, plural).unflushed().list() : List.of();
    }

    private ElementSearch unflushed() {
        return new ElementSearch(session, owner, plural, conditions, values, order, from, most, false);
    }

    @Override
    public ElementSearch where(String attribute, @Nullable Object value) {
        if (!TERM.matcher(attribute).matches()) {
            throw new InvalidArgumentException(StateMessage.NO_PATH, attribute);
        }
        return value == null
                ? with("e." + attribute + " IS NULL", List.of())
                : with("e." + attribute + " = ?" + (values.size() + 2), List.of(value));
    }

    @Override
    public ElementSearch matching(String condition, @Nullable Object... arguments) {
        Matcher parameters = PARAMETER.matcher(condition);
        StringBuilder numbered = new StringBuilder();
        List<@Nullable Object> used = new ArrayList<>();
        while (parameters.find()) {
            if (parameters.group(1) == null) {
                parameters.appendReplacement(numbered, Matcher.quoteReplacement(parameters.group()));
                continue;
            }
            int number = Integer.parseInt(parameters.group(1));
            if (number < 1 || number > arguments.length) {
                throw new InvalidArgumentException(StateMessage.NO_ARGUMENT, condition, number);
            }
            used.add(arguments[number - 1]);
            parameters.appendReplacement(numbered, "?" + (values.size() + used.size() + 1));
        }
        parameters.appendTail(numbered);
        return with("(" + numbered + ")", used);
    }

    private ElementSearch with(String condition, List<?> more) {
        List<String> all = new ArrayList<>(conditions);
        all.add(condition);
        List<@Nullable Object> bound = new ArrayList<>(values);
        bound.addAll(more);
        return new ElementSearch(session, owner, plural, all, bound, order, from, most, writes);
    }

    @Override
    public ElementSearch orderBy(String... attributes) {
        List<String> terms = new ArrayList<>();
        for (String attribute : attributes) {
            Matcher term = TERM.matcher(attribute);
            if (!term.matches()) {
                throw new InvalidArgumentException(StateMessage.NO_PATH, attribute);
            }
            String direction = term.group(2);
            terms.add("e." + term.group(1) + (direction == null ? "" : " " + direction.toUpperCase(Locale.ROOT)));
        }
        return new ElementSearch(session, owner, plural, conditions, values, terms, from, most, writes);
    }

    @Override
    public ElementSearch limit(int elements) {
        return new ElementSearch(session, owner, plural, conditions, values, order, from, elements, writes);
    }

    @Override
    public ElementSearch offset(int elements) {
        return new ElementSearch(session, owner, plural, conditions, values, order, elements, most, writes);
    }

    // ---- results -------------------------------------------------------------------------------------------------

    @Override
    public long count() {
        if (!isStored()) {
            return queued().size();
        }
        if (most <= 1) {
            // Whether there is one is known without counting all.
            String key = plural.target().id().get(0).name();
            boolean simple = plural.target().id().get(0).isNamed(key);
            QueryCall first = call("SELECT " + (simple ? "e." + key : "e"), "");
            first.setFirstResult(from);
            first.setMaxResults(most);
            return session.list(first).size();
        }
        long all = (Long) Objects.requireNonNull(
                session.single(call("SELECT COUNT(e)", "")).get(0));
        return Math.min(Math.max(0, all - from), most);
    }

    @Override
    public List<Object> list() {
        return isStored() ? present(session.list(page())) : queued();
    }

    @Override
    public Stream<Object> stream() {
        return isStored() ? session.stream(page()).map(Objects::requireNonNull) : queued().stream();
    }

    /** Whether an object is an element. */
    boolean contains(@Nullable Object element) {
        if (!isStored()) {
            return queued().contains(element);
        }
        boolean possible = element != null
                && States.of(element).mapper instanceof Mapper mapper
                && mapper.isA(plural.target())
                && States.of(element).key != null;
        return possible && matching("e = ?1", element).limit(1).count() > 0;
    }

    private QueryCall page() {
        QueryCall call = call("SELECT e", ordering());
        call.setFirstResult(from);
        call.setMaxResults(most);
        return call;
    }

    private QueryCall call(String selection, String ordering) {
        boolean byReference = plural.mappedBy() instanceof ToOneAttribute;
        String source = byReference
                ? plural.target().entityName() + " e WHERE e."
                        + Objects.requireNonNull(plural.mappedBy()).name()
                : mapper().entityName() + " o JOIN o." + plural.name() + " e WHERE o";
        StringBuilder text =
                new StringBuilder(selection).append(" FROM ").append(source).append(" = ?1");
        conditions.forEach(condition -> text.append(" AND ").append(condition));
        QueryCall call = session.services().queries().query(text + ordering, null);
        call.parameters().bind(1, owner);
        for (int i = 0; i < values.size(); i++) {
            call.parameters().bind(i + 2, values.get(i));
        }
        call.setAutoflush(writes);
        return call;
    }

    private String ordering() {
        if (!order.isEmpty()) {
            return " ORDER BY " + String.join(", ", order);
        }
        if (plural.isOrdered()) {
            return " ORDER BY INDEX(e)";
        }
        String mapped = plural.order().stream()
                .map(term -> "e."
                        + term.path().stream().map(Attribute::name).collect(Collectors.joining("."))
                        + (term.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
        return mapped.isEmpty() ? "" : " ORDER BY " + mapped;
    }

    /** Whether elements have an order, so that one of them is at an index. */
    boolean isOrdered() {
        return !ordering().isEmpty();
    }

    private static List<Object> present(List<@Nullable Object> found) {
        List<Object> list = new ArrayList<>(found.size());
        found.forEach(element -> list.add(Objects.requireNonNull(element)));
        return list;
    }

    /** What is pending may be the owner itself: it is written first, where the session writes before it reads. */
    private boolean isStored() {
        if (writes && PluralValues.tracked(owner, plural).isQueue()) {
            session.autoflushAll();
        }
        boolean stored = hasRow(owner) || isAskedByKey();
        if (stored && session.context().isAttached(owner)) {
            session.lazy().requireKey(owner);
        }
        return stored;
    }

    /** A write-only collection never tells what is queued: rows are asked for by whatever key the owner has. */
    private boolean isAskedByKey() {
        return PluralValues.access(owner, plural) == CollectionKind.Access.WRITE_ONLY && mapper().keyOf(owner) != null;
    }

    private static boolean hasRow(Object owner) {
        InstanceState state = States.of(owner);
        Lifecycle life = Lifecycle.of(state);
        return life == Lifecycle.PERSISTENT || life == Lifecycle.DELETED || life == Lifecycle.DETACHED;
    }

    private Mapper mapper() {
        return session.mapperOf(owner.getClass());
    }

    private List<Object> queued() {
        if (!conditions.isEmpty() || !order.isEmpty()) {
            throw new InvalidStateException(StateMessage.QUEUED_ELEMENTS, mapper().entityName() + "." + plural.name());
        }
        TrackedCollection collection = PluralValues.tracked(owner, plural);
        List<Object> all = new ArrayList<>();
        (collection.isInitialized() ? collection.members() : collection.added())
                .forEach(element -> all.add(Objects.requireNonNull(element)));
        int start = Math.min(from, all.size());
        return all.subList(start, (int) Math.min((long) start + most, all.size()));
    }
}
