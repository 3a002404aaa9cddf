package pl.nurt.booking.office.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import pl.nurt.booking.office.CalledOff;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;

/** What came of calling off: how many were told, and who has to be rung. */
final class CalledOffNotice {
    private CalledOffNotice() {}

    static Notice of(BookingTexts texts, CalledOff done) {
        var title = texts.text("office.told", done.told().size());
        if (done.toRing().isEmpty()) {
            return new Notice(State.GOOD, title, "").announced();
        }
        var list = new UnorderedList();
        list.addClassName("desk-ring");
        done.toRing()
                .forEach(entry -> list.add(new ListItem(new Paragraph(texts.text(
                        "office.ring.one",
                        texts.time(entry.start()),
                        String.valueOf(entry.person()),
                        entry.phone() == null ? texts.text("office.noPhone") : entry.phone())))));
        return new Notice(
                        State.WARN,
                        title,
                        texts.text("office.ring", done.toRing().size()))
                .body(list)
                .actions(new PageLink(OfficeAddress.PATH + "/calls", texts.text("calls.open")))
                .announced();
    }
}
