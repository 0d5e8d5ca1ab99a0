package dev.athanor.benchmarks.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Thirty columns of seven types. */
@Entity
@Table(name = "wide_row")
public class WideRow {
    @Id
    private Long id;

    @Column(nullable = false, length = 30)
    private String text1;

    @Column(nullable = false, length = 30)
    private String text2;

    @Column(nullable = false, length = 30)
    private String text3;

    @Column(nullable = false, length = 30)
    private String text4;

    @Column(nullable = false, length = 30)
    private String text5;

    @Column(nullable = false, length = 30)
    private String text6;

    @Column(nullable = false, length = 30)
    private String text7;

    @Column(nullable = false)
    private int count1;

    @Column(nullable = false)
    private int count2;

    @Column(nullable = false)
    private int count3;

    @Column(nullable = false)
    private int count4;

    @Column(nullable = false)
    private int count5;

    @Column(nullable = false)
    private int count6;

    @Column(nullable = false)
    private long size1;

    @Column(nullable = false)
    private long size2;

    @Column(nullable = false)
    private long size3;

    @Column(nullable = false)
    private long size4;

    @Column(nullable = false, precision = 12, scale = 2)
    private BigDecimal price1;

    @Column(nullable = false, precision = 12, scale = 2)
    private BigDecimal price2;

    @Column(nullable = false, precision = 12, scale = 2)
    private BigDecimal price3;

    @Column(nullable = false)
    private LocalDate day1;

    @Column(nullable = false)
    private LocalDate day2;

    @Column(nullable = false)
    private LocalDate day3;

    @Column(nullable = false)
    private boolean flag1;

    @Column(nullable = false)
    private boolean flag2;

    @Column(nullable = false)
    private boolean flag3;

    @Column(nullable = false)
    private double ratio1;

    @Column(nullable = false)
    private double ratio2;

    @Column(nullable = false)
    private double ratio3;

    protected WideRow() {}

    /** Everything, in the order of the columns. */
    public List<Object> values() {
        return List.of(
                id, text1, text2, text3, text4, text5, text6, text7, count1, count2, count3, count4, count5, count6,
                size1, size2, size3, size4, price1, price2, price3, day1, day2, day3, flag1, flag2, flag3, ratio1,
                ratio2, ratio3);
    }
}
