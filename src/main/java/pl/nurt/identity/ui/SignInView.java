package pl.nurt.identity.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Where people sign in. */
@Route(value = SignInView.ROUTE, autoLayout = false)
@AnonymousAllowed
class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    static final String ROUTE = "sign-in";
    static final String ACTION = "/sign-in/password";

    private final LoginForm form = new LoginForm();

    SignInView() {
        addClassName("sign-in");
        form.setAction(ACTION.substring(1));
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts());
        add(form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("identity.signIn");
    }

    private LoginI18n texts() {
        var texts = LoginI18n.createDefault();
        var labels = texts.getForm();
        labels.setTitle(getTranslation("identity.signIn"));
        labels.setUsername(getTranslation("identity.login"));
        labels.setPassword(getTranslation("identity.password"));
        labels.setSubmit(getTranslation("identity.signIn.submit"));
        var error = texts.getErrorMessage();
        error.setTitle(getTranslation("identity.refused"));
        error.setMessage(getTranslation("identity.refused.hint"));
        error.setUsername(getTranslation("identity.login.missing"));
        error.setPassword(getTranslation("identity.password.missing"));
        return texts;
    }
}
