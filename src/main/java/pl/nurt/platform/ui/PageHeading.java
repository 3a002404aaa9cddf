package pl.nurt.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;

/** The page's only {@code h1} with a quiet line above it and the page's buttons beside it. */
public class PageHeading extends Header {
    private final H1 title;
    private final Div texts;
    private final Paragraph overline = new Paragraph();

    public PageHeading(String title) {
        this.title = new H1(title);
        texts = new Div(this.title);
        overline.addClassName("overline");
        addClassName("page-heading");
        add(texts);
    }

    public void setTitle(String text) {
        title.setText(text);
    }

    /** The line above the title: a date, an address, the way back; may be called again. */
    public PageHeading overline(String text) {
        overline.setText(text);
        texts.addComponentAsFirst(overline);
        return this;
    }

    public PageHeading actions(Component... buttons) {
        add(new Actions(buttons));
        return this;
    }
}
