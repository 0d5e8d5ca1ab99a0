package dev.athanor.benchmarks.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** A row of {@code wide_row}. */
record WideValues(
        long id,
        String text1,
        String text2,
        String text3,
        String text4,
        String text5,
        String text6,
        String text7,
        int count1,
        int count2,
        int count3,
        int count4,
        int count5,
        int count6,
        long size1,
        long size2,
        long size3,
        long size4,
        BigDecimal price1,
        BigDecimal price2,
        BigDecimal price3,
        LocalDate day1,
        LocalDate day2,
        LocalDate day3,
        boolean flag1,
        boolean flag2,
        boolean flag3,
        double ratio1,
        double ratio2,
        double ratio3) {
    static final String COLUMNS =
            "id, text1, text2, text3, text4, text5, text6, text7, count1, count2, count3, count4, count5, count6, size1, size2, size3, size4, price1, price2, price3, day1, day2, day3, flag1, flag2, flag3, ratio1, ratio2, ratio3";

    static WideValues read(ResultSet rows) throws SQLException {
        return new WideValues(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                rows.getInt(9),
                rows.getInt(10),
                rows.getInt(11),
                rows.getInt(12),
                rows.getInt(13),
                rows.getInt(14),
                rows.getLong(15),
                rows.getLong(16),
                rows.getLong(17),
                rows.getLong(18),
                rows.getBigDecimal(19),
                rows.getBigDecimal(20),
                rows.getBigDecimal(21),
                rows.getObject(22, LocalDate.class),
                rows.getObject(23, LocalDate.class),
                rows.getObject(24, LocalDate.class),
                rows.getBoolean(25),
                rows.getBoolean(26),
                rows.getBoolean(27),
                rows.getDouble(28),
                rows.getDouble(29),
                rows.getDouble(30));
    }
}
