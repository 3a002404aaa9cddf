package pl.nurt.billing.ksef.internal.fa3;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.ksef.KsefProblem;
import pl.nurt.platform.law.CheckDigits;

/** Whether a document that the schema takes makes sense: who is on it, when, and what it corrects. Amounts: {@link Fa3Amounts}. */
final class Fa3Sense {
    private static final String YES = "1";
    private static final String CORRECTION = "KOR";
    private static final String MUNICIPAL_RECIPIENT = "8";
    private static final String GROUP_RECIPIENT = "10";

    private final Fa3Facts facts;
    private final List<Fa3Problem> problems = new ArrayList<>();

    private Fa3Sense(Fa3Facts facts) {
        this.facts = facts;
    }

    static List<Fa3Problem> problems(Fa3Facts facts, LocalDate today) {
        var sense = new Fa3Sense(facts);
        sense.dates(today);
        facts.parties.forEach(sense::identity);
        sense.buyer();
        sense.correction();
        sense.lines();
        sense.problems.addAll(Fa3Amounts.problems(facts));
        return sense.problems;
    }

    private void found(KsefProblem reason, String detail) {
        problems.add(Fa3Problem.of(reason, detail));
    }

    private void dates(LocalDate today) {
        var issued = facts.invoice.get("P_1");
        if (issued != null && LocalDate.parse(issued).isAfter(today)) {
            found(KsefProblem.DATES, "P_1 " + issued);
        }
        var from = facts.invoice.get("P_6_Od");
        var last = facts.invoice.get("P_6_Do");
        if (from != null && last != null && LocalDate.parse(from).isAfter(LocalDate.parse(last))) {
            found(KsefProblem.DATES, "P_6_Od " + from + ", P_6_Do " + last);
        }
    }

    private void identity(Map<String, String> party) {
        var who = party.getOrDefault("", "");
        Stream.of(party.get("NIP"), party.getOrDefault("IDWew", "").split("-", 2)[0])
                .filter(nip -> nip != null && !nip.isEmpty() && !CheckDigits.isNip(nip))
                .forEach(nip -> found(KsefProblem.NIP, who + " " + nip));
        if (CheckDigits.isPesel(party.getOrDefault("NrID", ""))) {
            found(KsefProblem.PESEL, who);
        }
    }

    private void buyer() {
        for (var party : facts.parties) {
            if ("Podmiot2".equals(party.get(""))) {
                if (!party.containsKey("Nazwa")) {
                    found(KsefProblem.BUYER, "Nazwa");
                }
                if (!party.containsKey("AdresL1")) {
                    found(KsefProblem.BUYER, "Adres");
                }
                unit(party.get("JST"), MUNICIPAL_RECIPIENT, KsefProblem.MUNICIPAL_UNIT);
                unit(party.get("GV"), GROUP_RECIPIENT, KsefProblem.GROUP_MEMBER);
            }
        }
    }

    /** Said of the buyer and of a third party, or of neither; and whoever takes it has a number. */
    private void unit(@Nullable String said, String role, KsefProblem reason) {
        var units = facts.parties.stream()
                .filter(party -> role.equals(party.get("Rola")))
                .toList();
        if (YES.equals(said) == units.isEmpty()) {
            found(reason, "Rola " + role);
        }
        for (var unit : units) {
            if (!unit.containsKey("NIP") && !unit.containsKey("IDWew")) {
                found(reason, "NIP, IDWew");
            }
        }
    }

    private void correction() {
        var kind = facts.invoice.getOrDefault("RodzajFaktury", "");
        if (kind.startsWith(CORRECTION) == facts.corrected.isEmpty()) {
            found(KsefProblem.CORRECTION, "DaneFaKorygowanej");
        }
        if (kind.startsWith(CORRECTION) && !facts.invoice.containsKey("PrzyczynaKorekty")) {
            found(KsefProblem.CORRECTION, "PrzyczynaKorekty");
        }
        for (var corrected : facts.corrected) {
            var number = corrected.get("NrKSeFFaKorygowanej");
            if (number != null && !KsefNumber.isRight(number)) {
                found(KsefProblem.KSEF_NUMBER, number);
            } else if (number != null && !number.startsWith(sellerNip())) {
                found(KsefProblem.CORRECTION, number);
            }
        }
    }

    private String sellerNip() {
        return facts.parties.isEmpty() ? "" : facts.parties.getFirst().getOrDefault("NIP", "");
    }

    private void lines() {
        Set<String> seen = new HashSet<>();
        var before = new HashMap<String, String>();
        var after = new HashMap<String, String>();
        for (var line : facts.lines) {
            var position = line.getOrDefault("NrWierszaFa", "");
            var was = line.containsKey("StanPrzed");
            if (!seen.add(position + was)) {
                found(KsefProblem.LINE_TWICE, position);
            }
            (was ? before : after).put(position, line.getOrDefault("UU_ID", ""));
        }
        before.forEach((position, id) -> {
            if (!id.equals(after.get(position))) {
                found(KsefProblem.BEFORE_AND_AFTER, position);
            }
        });
        if (!before.isEmpty()
                && !facts.invoice.getOrDefault("RodzajFaktury", "").startsWith(CORRECTION)) {
            found(KsefProblem.CORRECTION, "StanPrzed");
        }
    }
}
