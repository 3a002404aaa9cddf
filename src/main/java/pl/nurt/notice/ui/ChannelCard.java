package pl.nurt.notice.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.Channel;
import pl.nurt.notice.Topic;
import pl.nurt.notice.choice.Choices;
import pl.nurt.notice.choice.PersonalChoices;
import pl.nurt.platform.ui.Card;

/** Which topics come by which channel, and the quiet hours; every change is kept at once. */
final class ChannelCard extends Card {
    private final Choices choices;
    private final Viewer viewer;

    ChannelCard(Choices choices, Viewer viewer) {
        super("");
        setHeading(getTranslation("notice.how"));
        this.choices = choices;
        this.viewer = viewer;
        var now = choices.of(viewer);
        if (now.channels().isEmpty()) {
            add(new Paragraph(getTranslation("notice.how.inboxOnly")));
        } else {
            add(table(now));
        }
        add(quiet(now));
    }

    private Div table(PersonalChoices now) {
        var table = new NativeTable();
        table.addClassName("channel-choices");
        var head = table.getHead().addRow();
        head.add(column(getTranslation("notice.how.about")));
        now.channels().forEach(channel -> head.add(column(getTranslation("notice.channel." + channel))));
        for (var topic : now.topics()) {
            var row = table.getBody().addRow();
            var name = new NativeTableHeaderCell(getTranslation("notice.topic." + topic));
            name.getElement().setAttribute("scope", "row");
            row.add(name);
            var wanted = now.wanted().getOrDefault(topic, Set.of());
            for (var channel : now.channels()) {
                row.addDataCell().add(box(topic, channel, wanted.contains(channel)));
            }
        }
        var frame = new Div(table);
        frame.addClassName("table-scroll");
        return frame;
    }

    private static NativeTableHeaderCell column(String text) {
        var cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private Checkbox box(Topic topic, Channel channel, boolean wanted) {
        var box = new Checkbox(wanted);
        box.setAriaLabel(getTranslation(
                "notice.how.box",
                getTranslation("notice.topic." + topic),
                getTranslation("notice.channel." + channel)));
        box.addValueChangeListener(changed -> choices.choose(viewer, topic, channel, changed.getValue()));
        return box;
    }

    private Div quiet(PersonalChoices now) {
        var keep = new Checkbox(getTranslation("notice.quiet"), now.quiet().kept());
        var from = hour("notice.quiet.from", now.quiet().starts());
        var until = hour("notice.quiet.until", now.quiet().ends());
        Runnable save = () -> {
            from.setEnabled(keep.getValue());
            until.setEnabled(keep.getValue());
            choices.keepQuiet(viewer, keep.getValue(), from.getValue(), until.getValue());
        };
        from.setEnabled(now.quiet().kept());
        until.setEnabled(now.quiet().kept());
        keep.addValueChangeListener(changed -> save.run());
        from.addValueChangeListener(changed -> save.run());
        until.addValueChangeListener(changed -> save.run());
        var hours = new Div(from, until);
        hours.addClassName("quiet-hours");
        var except = new Span(getTranslation("notice.quiet.except"));
        except.addClassNames("muted", "small");
        var quiet = new Div(keep, hours, except);
        quiet.addClassName("quiet");
        return quiet;
    }

    private Select<LocalTime> hour(String key, LocalTime value) {
        var select = new Select<LocalTime>();
        select.setLabel(getTranslation(key));
        var hours =
                IntStream.range(0, 24).mapToObj(hour -> LocalTime.of(hour, 0)).toList();
        select.setItems(hours.contains(value) ? hours : List.of(value));
        select.setValue(value);
        return select;
    }
}
