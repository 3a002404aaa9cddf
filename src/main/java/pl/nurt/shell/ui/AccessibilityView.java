package pl.nurt.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.LocalDate;
import pl.nurt.platform.UtilitySettings;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.text.Formats;

/**
 * The declaration of accessibility (deklaracja dostępności) as the act of 4 April 2019 on digital accessibility of public
 * bodies' websites and mobile applications demands it, art. 10.
 */
@Route("accessibility")
@AnonymousAllowed
class AccessibilityView extends Div implements HasDynamicTitle {
    /** When the product was last looked at for accessibility, by ourselves; changed with each review. */
    private static final LocalDate REVIEWED = LocalDate.of(2026, 11, 23);

    AccessibilityView(UtilitySettings utility) {
        var day = Formats.of(getLocale()).dayInWords(REVIEWED);
        var text = new Article(
                paragraph("shell.a11y.commitment", utility.name()),
                list("shell.a11y.published", day, "shell.a11y.updated", day),
                new H2(getTranslation("shell.a11y.status")),
                paragraph("shell.a11y.status.text"),
                list("shell.a11y.gap.reader", "", "shell.a11y.gap.review", ""),
                new H2(getTranslation("shell.a11y.prepared")),
                paragraph("shell.a11y.prepared.text", day),
                new H2(getTranslation("shell.a11y.keys")),
                paragraph("shell.a11y.keys.text"),
                new H2(getTranslation("shell.a11y.contact")),
                contact(utility),
                new H2(getTranslation("shell.a11y.request")),
                paragraph("shell.a11y.request.text"),
                paragraph("shell.a11y.request.answer"),
                paragraph("shell.a11y.request.complaint"),
                new Anchor("https://bip.brpo.gov.pl", getTranslation("shell.a11y.ombudsman")),
                new H2(getTranslation("shell.a11y.building")),
                paragraph("shell.a11y.building.text", utility.office()));
        text.addClassName("prose");
        add(new PageHeading(getPageTitle()), text);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.accessibility");
    }

    private Paragraph paragraph(String key, Object... parameters) {
        return new Paragraph(getTranslation(key, parameters));
    }

    private UnorderedList list(String key, String parameter, String otherKey, String otherParameter) {
        return new UnorderedList(
                new ListItem(getTranslation(key, parameter)), new ListItem(getTranslation(otherKey, otherParameter)));
    }

    private Paragraph contact(UtilitySettings utility) {
        var contact = utility.accessibilityContact();
        return contact == null || contact.isBlank()
                ? paragraph("shell.a11y.contact.unset", utility.office())
                : paragraph("shell.a11y.contact.text", contact);
    }
}
