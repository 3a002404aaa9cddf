package pl.nurt.identity.audit.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import pl.nurt.identity.audit.ChainVerdict;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.text.Formats;

/** What the latest check of the chain found: a word, and below it each broken place. */
final class ChainState extends Div {
    private static final int MOST = 10;

    private final Formats formats = Formats.of(getLocale());
    private final Badge verdict = new Badge(State.INFO, "");
    private final Div broken = new Div();

    ChainState() {
        add(verdict, broken);
    }

    void show(Optional<ChainVerdict> latest) {
        broken.removeAll();
        latest.ifPresentOrElse(this::show, () -> verdict.show(State.INFO, getTranslation("identity.log.unchecked")));
    }

    private void show(ChainVerdict found) {
        var when = formats.moment(found.at());
        if (found.isWhole()) {
            verdict.show(State.GOOD, getTranslation("identity.log.whole", when));
        } else {
            verdict.show(State.BAD, getTranslation("identity.log.broken", when));
            broken.add(findings(found));
        }
    }

    /** A check is under way. */
    void checking() {
        verdict.show(State.INFO, getTranslation("identity.log.checking"));
    }

    private Notice findings(ChainVerdict found) {
        var notice = new Notice(State.BAD, getTranslation("identity.log.findings", found.broken()), "");
        found.findings().stream()
                .limit(MOST)
                .forEach(finding -> notice.body(new Paragraph(getTranslation(
                        "identity.log.finding." + finding.kind(),
                        formats.day(finding.day()),
                        finding.position(),
                        finding.entry() == null ? 0 : finding.entry()))));
        return notice;
    }
}
