package pl.nurt.booking.campaigns.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import pl.nurt.booking.campaigns.CampaignId;
import pl.nurt.booking.campaigns.Campaigns;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;

/** Every campaign with how it stands; a new one is begun here. */
@Route(CampaignsView.PATH)
@RolesAllowed(Rights.STAFF)
class CampaignsView extends Div implements HasDynamicTitle {
    static final String PATH = "office/calendar/campaigns";

    private final BookingTexts texts;

    CampaignsView(Campaigns campaigns, CurrentUser user, Clock clock) {
        texts = new BookingTexts(this, getLocale());
        var viewer = user.viewer();
        var back = new PageLink("office/calendar", texts.text("office"));
        back.addClassName("back-link");
        var heading = new PageHeading(getPageTitle());
        if (viewer.may(Right.KEEP_CALENDARS)) {
            var start = new Button(
                    texts.text("campaign.new"),
                    pressed -> new CampaignDialog(campaigns, viewer, texts, CivilTime.dayOf(clock.instant()))
                            .open(id -> getUI().ifPresent(ui -> ui.navigate(location(id)))));
            start.addThemeVariants(ButtonVariant.PRIMARY);
            heading.actions(start);
        }
        add(back, heading);
        var all = campaigns.all();
        if (all.isEmpty()) {
            add(new EmptyState(Icons.WRENCH, texts.text("campaign.none"), texts.text("campaign.none.text")));
            return;
        }
        var table = new OfficeTable(
                getPageTitle(),
                OfficeTable.column(texts.text("campaign.started")),
                OfficeTable.column(texts.text("plan.calendar")),
                OfficeTable.column(texts.text("campaign.dueUntil")),
                OfficeTable.column(texts.text("campaign.answerBy")),
                OfficeTable.figures(texts.text("campaign.invited")),
                OfficeTable.figures(texts.text("campaign.booked")),
                OfficeTable.figures(texts.text("campaign.silent")));
        all.forEach(campaign -> table.row(
                new PageLink(location(campaign.id()), texts.moment(campaign.startedAt())),
                new Span(campaign.calendar().in(texts.locale())),
                new Span(texts.day(campaign.dueUntil()) + " "
                        + campaign.dueUntil().getYear()),
                new Span(texts.day(campaign.answerBy()) + " "
                        + campaign.answerBy().getYear()),
                new Span("" + campaign.invited()),
                new Span("" + campaign.booked()),
                new Span("" + campaign.silent())));
        var card = new Card(texts.text("campaign.all"));
        card.add(table);
        add(card);
    }

    static String location(CampaignId id) {
        return PATH + "/" + id.value();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.campaigns");
    }
}
