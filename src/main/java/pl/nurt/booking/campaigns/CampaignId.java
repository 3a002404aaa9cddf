package pl.nurt.booking.campaigns;

/** Key of a campaign. */
public record CampaignId(long value) {}
