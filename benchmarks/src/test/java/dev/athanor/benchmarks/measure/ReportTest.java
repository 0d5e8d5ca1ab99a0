package dev.athanor.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.benchmarks.Contenders;
import dev.athanor.benchmarks.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void ratiosAreThoseToJdbc() {
        Report report = new Report();
        report.add(Task.LIST, Contenders.JDBC, new Figures(200, 210, 400));
        report.add(Task.LIST, Contenders.ATHANOR, new Figures(300, 420, 600));

        assertThat(report.text(List.of(Contenders.JDBC, Contenders.ATHANOR)))
                .contains("| task | JDBC µs | Athanor |\n|---|--:|--:|\n| LIST | 200 | 1.50 |")
                .contains("| LIST | 210 | 2.00 |")
                .contains("| task | JDBC KiB | Athanor |\n|---|--:|--:|\n| LIST | 400 | 1.50 |");
    }

    @Test
    void whereJdbcDoesNothingFiguresStandForThemselves() {
        Report report = new Report();
        report.add(Task.FLUSH_CLEAN, Contenders.JDBC, new Figures(0.03, 0.03, 0));
        report.add(Task.FLUSH_CLEAN, Contenders.ATHANOR, new Figures(1.5, 1.5, 2));

        assertThat(report.text(List.of(Contenders.JDBC, Contenders.ATHANOR)))
                .contains("| FLUSH_CLEAN | 0.03 | 1.50 µs |")
                .contains("| FLUSH_CLEAN | 0.00 | 2.00 KiB |");
    }
}
