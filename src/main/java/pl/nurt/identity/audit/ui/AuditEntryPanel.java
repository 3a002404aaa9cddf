package pl.nurt.identity.audit.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.ChainedEntry;
import pl.nurt.identity.audit.EntryWords;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.list.PanelHead;
import pl.nurt.platform.ui.text.Formats;

/** One entry in full: before and after, why, in what role, from where, and its place in the chain. */
class AuditEntryPanel extends Div {
    private final EntryWords words;

    AuditEntryPanel(ChainedEntry chained, EntryWords words, Runnable close) {
        this.words = words;
        var entry = chained.entry();
        addClassNames("office-detail", "audit-entry");
        add(
                new PanelHead(words.deed(entry.deed()), close),
                new Paragraph(words.author(entry) + " · " + words.subject(entry.subject())),
                changes(entry),
                facts(entry),
                chain(chained),
                links(entry));
    }

    private KeyValueList changes(AuditEntry entry) {
        var list = new KeyValueList();
        for (var change : entry.changes()) {
            list.row(
                    words.field(entry, change),
                    getTranslation(
                            "identity.log.change",
                            words.value(entry, change, change.before()),
                            words.value(entry, change, change.after())));
        }
        return list;
    }

    private KeyValueList facts(AuditEntry entry) {
        var list = new KeyValueList();
        list.row(getTranslation("identity.log.at"), Formats.of(getLocale()).moment(entry.at()));
        entry.why().ifPresent(why -> list.row(getTranslation("identity.log.why"), why));
        if (entry.roles() != null) {
            list.row(getTranslation("identity.log.role"), words.roles(entry));
        }
        list.row(getTranslation("identity.log.from"), words.address(entry));
        if (entry.request() != null) {
            list.row(getTranslation("identity.log.request"), entry.request());
        }
        return list;
    }

    private Div chain(ChainedEntry chained) {
        var part = new Div();
        if (chained.position() == null || chained.previousHash() == null || chained.ownHash() == null) {
            part.add(new Paragraph(getTranslation("identity.log.notYetChained")));
        } else {
            part.add(
                    new Paragraph(getTranslation("identity.log.hashes", chained.position())),
                    hash(chained.previousHash()),
                    hash(chained.ownHash()));
        }
        return part;
    }

    private static Div hash(String hash) {
        var line = new Div(new Code(hash));
        line.addClassName("audit-hash");
        return line;
    }

    private Div links(AuditEntry entry) {
        var links = new Div(link(
                "identity.log.sameSubject",
                entry.subject().kind() + ":" + entry.subject().id()));
        if (entry.session() != null) {
            links.add(link("identity.log.sameSession", "session:" + entry.session()));
        }
        links.addClassName("audit-links");
        return links;
    }

    private Anchor link(String label, String question) {
        return new Anchor(
                AuditView.ROUTE + "?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8), getTranslation(label));
    }
}
