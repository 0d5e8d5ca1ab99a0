package dev.athanor.internal.collection;

/** An element that is equal to others of its name: as many programs do it with a generated key. */
final class NamedItem extends Item {
    NamedItem(String name) {
        super(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedItem item && item.name().equals(name());
    }

    @Override
    public int hashCode() {
        return name().hashCode();
    }
}
