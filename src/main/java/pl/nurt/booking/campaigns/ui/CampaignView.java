package pl.nurt.booking.campaigns.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import pl.nurt.booking.campaigns.CampaignId;
import pl.nurt.booking.campaigns.Campaigns;
import pl.nurt.booking.campaigns.SilentMember;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;
import pl.nurt.platform.ui.text.InAddress;

/** One campaign: how many have booked, and street by street who has not; printed for whoever goes there. */
@Route(CampaignsView.PATH + "/:campaignId")
@RolesAllowed(Rights.STAFF)
class CampaignView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final Campaigns campaigns;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final PageHeading heading;
    private final Div place = new Div();

    CampaignView(Campaigns campaigns, CurrentUser user) {
        this.campaigns = campaigns;
        viewer = user.viewer();
        texts = new BookingTexts(this, getLocale());
        var back = new PageLink(CampaignsView.PATH, texts.text("campaigns"));
        back.addClassName("back-link");
        var print = new Button(
                texts.text("office.print"),
                pressed -> getUI().ifPresent(ui -> ui.getPage().executeJs("window.print()")));
        heading = new PageHeading(getPageTitle()).actions(print);
        place.addClassName("stack");
        add(back, heading, place);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("booking.campaign");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("campaignId")
                .flatMap(InAddress::number)
                .map(CampaignId::new)
                .orElseThrow(NotFoundException::new);
        var campaign = campaigns.find(id);
        heading.overline(campaign.calendar().in(texts.locale()) + ", " + texts.moment(campaign.startedAt()));
        place.removeAll();
        place.add(new Notice(
                campaign.silent() == 0 ? State.GOOD : State.INFO,
                texts.text("campaign.stands", campaign.booked(), campaign.invited()),
                texts.text("campaign.until", texts.day(campaign.answerBy()))));
        var silent = campaigns.silent(viewer, id);
        if (silent.isEmpty()) {
            return;
        }
        var table = new OfficeTable(
                texts.text("campaign.silent"),
                OfficeTable.column(texts.text("unit.address")),
                OfficeTable.column(texts.text("campaign.customer")),
                OfficeTable.column(texts.text("campaign.meter")),
                OfficeTable.column(texts.text("campaign.reminded")));
        silent.forEach(one -> table.row(
                new Span(one.address()), customer(one), new Span(one.serialNumber()), new Span(reminded(one))));
        var card = new Card(texts.text("campaign.silent.count", silent.size()));
        card.add(table);
        place.add(card);
    }

    private static PageLink customer(SilentMember one) {
        return new PageLink(
                "office/customers/" + one.customer().customerId().value(),
                one.customer().name());
    }

    private String reminded(SilentMember one) {
        var at = one.remindedAt();
        return at == null ? "–" : texts.moment(at);
    }
}
