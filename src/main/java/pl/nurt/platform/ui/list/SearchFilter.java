package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import pl.nurt.platform.ui.Icons;

/** A field that searches while one types; "/" leads to it. */
public final class SearchFilter extends Filter {
    private static final int PAUSE_MILLIS = 250;

    private final TextField field = new TextField();

    SearchFilter(String parameter, String label, String hint, int longest, Runnable asked) {
        super(parameter);
        field.setLabel(label);
        field.addClassName("list-search");
        field.setPlaceholder(hint);
        field.setPrefixComponent(Icons.SEARCH.create());
        field.setClearButtonVisible(true);
        field.setMaxLength(longest);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MILLIS);
        field.addValueChangeListener(changed -> asked.run());
    }

    /** What is searched for; empty for everything. */
    public String value() {
        return plain(field.getValue()).strip();
    }

    @Override
    Component component() {
        return field;
    }

    @Override
    String written() {
        return value();
    }

    @Override
    void read(String text) {
        field.setValue(text.length() > field.getMaxLength() ? text.substring(0, field.getMaxLength()) : text);
    }
}
