package pl.nurt.bench;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;

/** The table of a utility's old system: of each customer the person, place, contract, meter with last reading, and balance. */
final class OldSystem {
    private static final List<String> STREETS = List.of(
            "Kopernika",
            "Warszawska",
            "Dworcowa",
            "Osiedlowa",
            "Wiosenna",
            "Zielna",
            "Polna",
            "Szkolna",
            "Kościelna",
            "Sadowa",
            "Ogrodowa",
            "Słowackiego",
            "Łąkowa",
            "Żeromskiego",
            "Źródlana",
            "Leśna");
    private static final List<String> NAMES = List.of(
            "Nowak",
            "Wójcik",
            "Mazur",
            "Krawczyk",
            "Dąbrowska",
            "Zając",
            "Król",
            "Wieczorek",
            "Wróbel",
            "Sikora",
            "Łączyńska",
            "Bąk");
    private static final List<String> GIVEN =
            List.of("Anna", "Piotr", "Maria", "Ewa", "Jan", "Zofia", "Łukasz", "Małgorzata");
    private static final String HEAD =
            "Nr odbiorcy;Imię;Nazwisko;Telefon;Ulica;Nr domu;Kod pocztowy;Miejscowość;Nr punktu;Ulica punktu;Nr domu punktu;"
                    + "Kod punktu;Miejscowość punktu;Działka;Nr umowy;Umowa od;Grupa;Nr wodomierza;Producent;Q3;Liczba cyfr;Średnica;"
                    + "Legalizacja do;Wskazanie;Data odczytu;Saldo\n";
    private static final String ROW =
            "%s;%s;%s;6%08d;%s;%d;14-420;Młynary;B%d;%s;%d;14-420;Młynary;%d/%d;BU/%d;1.01.2020;GD;%s;APA;2,5;5;20;31.12.2029;%d,123;"
                    + "31.10.2026;%d,20\n";

    private final Random random = new Random(20261128);

    /** As CSV in the code page and with the separators that such systems write. */
    static byte[] table(int from, int to) {
        var text = new StringBuilder(HEAD);
        for (var at = from; at < to; at++) {
            var street = "ul. " + street(at);
            text.append(ROW.formatted(
                    number(at),
                    GIVEN.get(at % GIVEN.size()),
                    NAMES.get(at / 7 % NAMES.size()),
                    at,
                    street,
                    house(at),
                    at,
                    street,
                    house(at),
                    at % 900,
                    at % 13,
                    at,
                    meter(at),
                    at % 5_000,
                    at % 200));
        }
        return text.toString().getBytes(Charset.forName("windows-1250"));
    }

    static String number(int at) {
        return "%07d".formatted(1_000_000 + at);
    }

    /** What clerks type: a street and house, a name and street, a number, a phone, a meter, the beginning of a name, two letters. */
    String query(int customers) {
        var at = random.nextInt(customers);
        var name = NAMES.get(at / 7 % NAMES.size());
        return switch (random.nextInt(8)) {
            case 0 -> street(at) + " " + house(at);
            case 1 -> name + " " + street(at);
            case 2 -> number(at);
            case 3 -> "6%08d".formatted(at);
            case 4 -> meter(at);
            case 5 -> name.substring(0, Math.min(4, name.length()));
            case 6 -> street(at).substring(0, 2);
            default -> GIVEN.get(at % GIVEN.size()) + " " + name;
        };
    }

    private static String street(int at) {
        return STREETS.get(at % STREETS.size());
    }

    private static int house(int at) {
        return 1 + at / STREETS.size();
    }

    private static String meter(int at) {
        return "%08d".formatted(30_000_000 + at);
    }
}
