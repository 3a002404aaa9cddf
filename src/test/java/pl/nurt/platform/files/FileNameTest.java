package pl.nurt.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "umowa.pdf|umowa.pdf",
                "Zażółć gęślą jaźń.PDF|Zażółć gęślą jaźń.PDF",
                "../../etc/passwd|passwd.pdf",
                "C:\\Users\\Jan\\skan 1.pdf|skan 1.pdf",
                "..|plik.pdf",
                "faktura<script>.pdf|faktura_script_.pdf",
                "con.pdf|_con.pdf",
                "umowa.docx|umowa.docx.pdf",
                "bez końcówki|bez końcówki.pdf",
                ".ukryty.pdf|ukryty.pdf"
            })
    void a_name_is_kept_as_people_know_it_without_what_could_harm(String sent, String kept) {
        assertThat(FileName.clean(sent, FileKind.PDF)).isEqualTo(kept);
    }

    @Test
    void signs_that_turn_the_direction_of_writing_cannot_hide_the_ending() {
        assertThat(FileName.clean("umowa\u202Efdp.exe", FileKind.PDF)).isEqualTo("umowafdp.exe.pdf");
    }

    @Test
    void a_line_break_cannot_get_into_a_header() {
        assertThat(FileName.clean("a\r\nSet-Cookie: x=1.pdf", FileKind.PDF)).isEqualTo("aSet-Cookie_ x=1.pdf");
    }

    @Test
    void a_name_in_pieces_is_put_together() {
        assertThat(FileName.clean("z\u0307o\u0301l\u0301.png", FileKind.PNG)).isEqualTo("żóĺ.png");
    }

    @Test
    void a_long_name_is_shortened_before_its_ending() {
        assertThat(FileName.clean("ż".repeat(500) + ".jpeg", FileKind.JPEG))
                .hasSize(FileName.LONGEST)
                .endsWith("ż.jpeg");
    }

    @Test
    void polish_names_reach_every_browser() {
        assertThat(FileName.attachment("Odczyty – ul. Łąkowa 3 (październik).xlsx"))
                .isEqualTo(
                        "attachment; filename=\"Odczyty _ ul. Lakowa 3 (pazdziernik).xlsx\"; "
                                + "filename*=UTF-8''Odczyty%20%E2%80%93%20ul.%20%C5%81%C4%85kowa%203%20%28pa%C5%BAdziernik%29.xlsx");
    }
}
