package pl.nurt.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.DemoPeople;
import pl.nurt.identity.DemoPerson;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.form.PasswordReveal;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.frame.PublicLink;

/** Where people sign in; in the demo also where they pick whom to be. */
@Route(SignInView.ROUTE)
@AnonymousAllowed
class SignInView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String ROUTE = "sign-in";
    static final String ACTION = "/sign-in/password";
    static final String REFUSED = "/sign-in?refused";
    static final String UNAVAILABLE = "/sign-in?unavailable";
    static final String LATER = "/sign-in?later";
    static final String AGAIN = "/sign-in?again";
    static final String SIGNED_OUT = "/sign-in?signed-out";

    private static final List<String> FAILURES = List.of("refused", "unavailable", "later");

    private final CurrentUser user;
    private final Div happened = new Div();
    private final LoginForm form = new LoginForm();

    SignInView(CurrentUser user, ObjectProvider<DemoPeople> demo, List<PublicLink> links) {
        this.user = user;
        addClassName("sign-in");
        form.setAction(ACTION.substring(1));
        form.setForgotPasswordButtonVisible(false);
        form.getElement().setAttribute("heading-level", "1");
        form.setI18n(texts("refused"));
        PasswordReveal.name(form);
        var card = new Div(happened, form);
        card.addClassNames("card", "sign-in-card");
        links.stream()
                .sorted(Comparator.comparing(PublicLink::order))
                .forEach(link -> card.add(new Div(new PageLink(link.address(), getTranslation(link.textKey())))));
        add(card);
        demo.ifAvailable(people -> add(demoCard(people)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (user.get().isPresent()) {
            event.forwardTo(user.viewer().isStaff() ? "office" : "start");
            return;
        }
        var asked = event.getLocation().getQueryParameters().getParameters().keySet();
        form.setI18n(texts(FAILURES.stream().filter(asked::contains).findFirst().orElse("refused")));
        form.setError(FAILURES.stream().anyMatch(asked::contains));
        happened.removeAll();
        // A page left alone is led to the same address as one that was signed out.
        if (ResumedSignIns.takeLapsed()) {
            happened.add(
                    new Notice(State.INFO, getTranslation("identity.lapsed"), getTranslation("identity.lapsed.hint"))
                            .announced());
        } else if (asked.contains("signed-out")) {
            happened.add(new Notice(State.GOOD, getTranslation("identity.signedOut"), "").announced());
        } else if (asked.contains("again")) {
            happened.add(new Notice(State.INFO, getTranslation("identity.again"), getTranslation("identity.again.hint"))
                    .announced());
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("identity.signIn");
    }

    private Component demoCard(DemoPeople people) {
        var card = new Card(getTranslation("identity.demo"))
                .subtitle(getTranslation("identity.demo.hint", DemoPeople.PASSWORD));
        card.addClassName("sign-in-demo");
        card.add(
                group("identity.demo.residents", people.list().stream().filter(person -> !person.isStaff())),
                group("identity.demo.staff", people.list().stream().filter(DemoPerson::isStaff)));
        return card;
    }

    private Component group(String title, Stream<DemoPerson> people) {
        var group = new Div(new H3(getTranslation(title)));
        group.addClassName("sign-in-people");
        people.forEach(person -> group.add(new DemoButton(person)));
        return group;
    }

    private LoginI18n texts(String failure) {
        var texts = LoginI18n.createDefault();
        var labels = texts.getForm();
        labels.setTitle(getTranslation("identity.signIn"));
        labels.setUsername(getTranslation("identity.login"));
        labels.setPassword(getTranslation("identity.password"));
        labels.setSubmit(getTranslation("identity.signIn.submit"));
        var error = texts.getErrorMessage();
        error.setTitle(getTranslation("identity." + failure));
        error.setMessage(getTranslation("identity." + failure + ".hint"));
        error.setUsername(getTranslation("identity.login.missing"));
        error.setPassword(getTranslation("identity.password.missing"));
        return texts;
    }
}
