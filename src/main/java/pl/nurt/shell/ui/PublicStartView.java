package pl.nurt.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Comparator;
import java.util.List;
import pl.nurt.identity.CurrentUser;
import pl.nurt.platform.UtilitySettings;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.frame.PublicLink;

/** What somebody sees who is not signed in: who we are, what is here, how to reach us. Others are sent on. */
@Route("")
@AnonymousAllowed
class PublicStartView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final CurrentUser currentUser;
    private final UtilitySettings utility;
    private final List<PublicLink> links;

    PublicStartView(CurrentUser currentUser, UtilitySettings utility, List<PublicLink> links) {
        this.currentUser = currentUser;
        this.utility = utility;
        this.links = links;
        add(hero(), title("shell.public.inside"), features(), title("shell.public.contact"), new Contact(utility));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        currentUser.get().ifPresent(user -> {
            if (user.viewer().isStaff()) {
                event.forwardTo(OfficeStartView.class);
            } else {
                event.forwardTo(StartView.class);
            }
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.public.title", utility.municipality());
    }

    private Section hero() {
        var lead = new Paragraph(getTranslation("shell.public.lead", utility.name()));
        lead.addClassName("lead");
        var enter = new Anchor("sign-in", getTranslation("shell.signIn"));
        enter.addClassNames("button", "primary");
        enter.setRouterIgnore(true);
        var actions = new Div(enter);
        links.stream().sorted(Comparator.comparing(PublicLink::order)).forEach(link -> {
            var other = new PageLink(link.address(), getTranslation(link.textKey()));
            other.addClassName("button");
            actions.add(other);
        });
        actions.addClassName("actions");
        var drawing = new Div();
        drawing.addClassName("hero-drawing");
        var hero = new Section(
                new Div(new H1(getTranslation("shell.public.title", utility.municipality())), lead, actions), drawing);
        hero.addClassName("hero");
        return hero;
    }

    private H2 title(String key) {
        var title = new H2(getTranslation(key));
        title.addClassName("section-title");
        return title;
    }

    private Div features() {
        var features = new Div(
                feature(Icons.METER, "shell.public.meter"),
                feature(Icons.CHART, "shell.public.use"),
                feature(Icons.CALENDAR, "shell.public.day"));
        features.addClassNames("cards", "cards-3");
        return features;
    }

    private Div feature(Icons icon, String key) {
        var text = new Div(new H3(getTranslation(key)), new Paragraph(getTranslation(key + ".text")));
        var feature = new Div(icon.create(), text);
        feature.addClassNames("card", "feature");
        return feature;
    }
}
