package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.Mapper;
import java.util.List;

/** Something that produces rows. */
public sealed interface RowsModel extends StatementModel permits SelectModel, SetModel {
    /** The items of the SELECT clause; of combined queries those of the first. */
    List<SelectItem> items();

    /** The order of the rows, empty if there is none. */
    List<OrderNode> orderBy();

    /** The same with an item that is an entity read as one of a type above it. */
    RowsModel withEntityType(int item, Mapper type);

    /** Whether rows bring elements of collections beside what they are results of, so that several can make one result. */
    boolean fetchesCollections();
}
