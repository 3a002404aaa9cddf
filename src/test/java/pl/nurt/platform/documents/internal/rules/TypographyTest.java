package pl.nurt.platform.documents.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypographyTest {
    /** In what is expected a tilde stands for the no-break space. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Woda i ścieki|Woda i~ścieki",
                "A w nim i z nim|A~w~nim i~z~nim",
                "Zużycie 12 m³ za 87,20 zł|Zużycie 12~m³ za 87,20~zł",
                "ul. Łąkowa 3 m. 5|ul.~Łąkowa 3~m.~5",
                "na podst. art. 27 ust. 1|na podst. art.~27 ust.~1",
                "1 234 567,89 zł|1~234~567,89~zł",
                "w 2026 r. pod nr 14|w~2026~r. pod nr~14",
                "§ 3 umowy|§~3 umowy",
                "oko i ucho|oko i~ucho",
                "kolano|kolano",
                "12 maja|12 maja",
                "„a” i „b”|„a” i~„b”"
            })
    void what_belongs_together_stays_on_one_line(String text, String set) {
        var expected = set.replace('~', '\u00a0');
        assertThat(Typography.polish(text)).isEqualTo(expected);
        assertThat(Typography.polish(expected)).isEqualTo(expected);
    }
}
