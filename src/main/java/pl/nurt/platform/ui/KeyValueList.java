package pl.nurt.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Names and values in two columns: a description list. */
public class KeyValueList extends DescriptionList {
    public KeyValueList() {
        addClassName("key-values");
    }

    public KeyValueList row(String name, String value) {
        return row(name, new Span(value));
    }

    public KeyValueList row(String name, Component value) {
        var pair = new Div(new Term(name), new Description(value));
        getElement().appendChild(pair.getElement());
        return this;
    }
}
