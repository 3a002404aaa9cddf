package pl.nurt.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.DemoPeople;

/** Where people sign in; in the demo also where they pick whom to be. */
@Route(value = SignInView.ROUTE, autoLayout = false)
@AnonymousAllowed
class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    static final String ROUTE = "sign-in";
    static final String ACTION = "/sign-in/password";
    static final String REFUSED = "/sign-in?refused";
    static final String UNAVAILABLE = "/sign-in?unavailable";
    static final String AGAIN = "/sign-in?again";
    static final String SIGNED_OUT = "/sign-in?signed-out";

    private final CurrentUser user;
    private final LoginForm form = new LoginForm();
    private final Paragraph notice = new Paragraph();

    SignInView(CurrentUser user, ObjectProvider<DemoPeople> demo) {
        this.user = user;
        addClassName("sign-in");
        notice.addClassName("sign-in-notice");
        notice.getElement().setAttribute("role", "status");
        form.setAction(ACTION.substring(1));
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts("refused"));
        var card = new Div(notice, form);
        card.addClassName("sign-in-card");
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
        if (asked.contains("unavailable")) {
            form.setI18n(texts("unavailable"));
        }
        form.setError(asked.contains("refused") || asked.contains("unavailable"));
        say(asked);
    }

    private void say(Set<String> asked) {
        var happened = asked.contains("signed-out") ? "signed-out" : asked.contains("again") ? "again" : "";
        notice.setVisible(!happened.isEmpty());
        if (!happened.isEmpty()) {
            notice.setText(getTranslation("identity." + happened));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("identity.signIn");
    }

    private Component demoCard(DemoPeople people) {
        var title = new H2(getTranslation("identity.demo"));
        var card = new Div(title, new Paragraph(getTranslation("identity.demo.hint", DemoPeople.PASSWORD)));
        card.addClassNames("sign-in-card", "sign-in-demo");
        people.list().forEach(person -> card.add(new DemoButton(person)));
        return card;
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
