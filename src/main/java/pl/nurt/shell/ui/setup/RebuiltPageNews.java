package pl.nurt.shell.ui.setup;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import pl.nurt.identity.RebuiltPage;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;

/** Says on a page that was built anew, after its portal went away, that what was typed there and not sent is lost. */
@org.springframework.stereotype.Component
class RebuiltPageNews implements VaadinServiceInitListener {
    private final transient RebuiltPage rebuilt;

    RebuiltPageNews(RebuiltPage rebuilt) {
        this.rebuilt = rebuilt;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(page -> {
            if (rebuilt.takeNews()) {
                show(page.getUI());
            }
        });
    }

    private static void show(UI page) {
        var news = new Div();
        news.addClassName("page-news");
        var close = new Button(news.getTranslation("platform.close"), click -> news.removeFromParent());
        news.add(notice(page, close));
        page.add(news);
    }

    private static Component notice(UI page, Button close) {
        return new Notice(State.INFO, page.getTranslation("shell.rebuilt"), page.getTranslation("shell.rebuilt.text"))
                .actions(close)
                .announced();
    }
}
