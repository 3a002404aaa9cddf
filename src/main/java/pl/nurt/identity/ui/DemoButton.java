package pl.nurt.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import pl.nurt.identity.DemoPeople;
import pl.nurt.identity.DemoPerson;

/** Signs a person of the demo in with one click: the ordinary sign-in, sent with the login and password that all may know. */
@Tag("form")
class DemoButton extends Component {
    DemoButton(DemoPerson person) {
        getElement().getClassList().add("sign-in-person");
        getElement().setAttribute("method", "post").setAttribute("action", SignInView.ACTION.substring(1));
        hidden("username", person.login());
        hidden("password", DemoPeople.PASSWORD);
        if (VaadinRequest.getCurrent() instanceof VaadinServletRequest request
                && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            hidden(token.getParameterName(), token.getToken());
        }
        var button = new Element("button").setAttribute("type", "submit");
        button.appendChild(text("strong", person.name()), text("span", getTranslation(person.textKey())));
        getElement().appendChild(button);
    }

    private void hidden(String name, String value) {
        getElement()
                .appendChild(new Element("input")
                        .setAttribute("type", "hidden")
                        .setAttribute("name", name)
                        .setAttribute("value", value));
    }

    private static Element text(String tag, String text) {
        return new Element(tag).setText(text);
    }
}
