using HotelConcierge.Channels;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using static HotelConcierge.Tests.Channels.WhatsApp.WhatsAppSamples;

namespace HotelConcierge.Tests.Channels.WhatsApp;

/// <summary>What Meta reports of our messages, and what each of its errors means.</summary>
public sealed class WhatsAppStatusTests
{
    private static readonly Guid Key = Guid.ParseExact("0123456789abcdef8123456789abcdef", "N");

    [Theory]
    [InlineData("status-sent", DeliveryState.Sent, true, false)]
    [InlineData("status-delivered", DeliveryState.Delivered, true, true)]
    [InlineData("status-read", DeliveryState.Read, true, false)]
    [InlineData("status-played", DeliveryState.Read, false, false)]
    [InlineData("status-failed", DeliveryState.Failed, true, false)]
    public void A_status_says_how_far_a_message_came_and_which_of_ours_it_is(
        string payload, DeliveryState state, bool hasKey, bool isCharged)
    {
        var report = Assert.Single(Read(Payload(payload)).Deliveries);

        Assert.Equal((state, Address), (report.State, report.Address));
        Assert.Equal(hasKey ? Key : null, report.Key);
        Assert.Equal(isCharged ? new DeliveryCharge("service", "regular") : null, report.Charge);
    }

    [Fact]
    public void A_failure_has_its_reason() => Assert.Equal(
        new(SendFailure.WindowClosed, "131047"),
        Assert.Single(Read(Payload("status-failed")).Deliveries).Failure);

    [Fact]
    public void A_guest_without_a_number_is_reported_by_the_business_scoped_id() =>
        Assert.Equal(ScopedId, Assert.Single(Read(Payload("status-scoped-id")).Deliveries).Address.Guest);

    [Theory]
    [InlineData("\"biz_opaque_callback_data\":\"somebody else's\"")]
    [InlineData("\"biz_opaque_callback_data\":{\"x\":1}")]
    [InlineData("\"pricing\":{\"type\":\"Not a word\",\"category\":\"service\"}")]
    public void What_is_not_ours_to_read_is_left(string content)
    {
        var report = Assert.Single(
            Read(Value($$$""" "statuses":[{"id":"w","status":"delivered","recipient_id":"447700900123",{{{content}}} }] """)).Deliveries);

        Assert.Equal((null, null), (report.Key, report.Charge));
    }

    [Theory]
    [InlineData(429, 4, SendFailure.RateLimited)]
    [InlineData(400, 80007, SendFailure.RateLimited)]
    [InlineData(429, 130429, SendFailure.RateLimited)]
    [InlineData(400, 131056, SendFailure.RateLimited)]
    [InlineData(400, 133016, SendFailure.RateLimited)]
    [InlineData(400, 1, SendFailure.Transient)]
    [InlineData(503, 2, SendFailure.Unknown)]
    [InlineData(500, 131000, SendFailure.Unknown)]
    [InlineData(400, 131016, SendFailure.Transient)]
    [InlineData(400, 131057, SendFailure.Transient)]
    [InlineData(400, 131047, SendFailure.WindowClosed)]
    [InlineData(400, 130403, SendFailure.OptedOut)]
    [InlineData(400, 131026, SendFailure.Permanent)]
    [InlineData(400, 131049, SendFailure.Permanent)]
    [InlineData(400, 131050, SendFailure.Permanent)]
    [InlineData(400, 130472, SendFailure.Permanent)]
    [InlineData(400, 100, SendFailure.Permanent)]
    [InlineData(500, 100, SendFailure.Unknown)]
    [InlineData(400, 131008, SendFailure.Permanent)]
    [InlineData(400, 132001, SendFailure.Permanent)]
    [InlineData(400, 132069, SendFailure.Permanent)]
    [InlineData(401, 190, SendFailure.Transient)]
    [InlineData(401, 0, SendFailure.Transient)]
    [InlineData(403, 10, SendFailure.Transient)]
    [InlineData(403, 200, SendFailure.Transient)]
    [InlineData(400, 131045, SendFailure.Transient)]
    [InlineData(400, 131042, SendFailure.Permanent)]
    [InlineData(400, 368, SendFailure.Permanent)]
    [InlineData(400, 131031, SendFailure.Permanent)]
    [InlineData(400, 999999, SendFailure.Permanent)]
    [InlineData(429, null, SendFailure.RateLimited)]
    [InlineData(408, null, SendFailure.Transient)]
    [InlineData(401, null, SendFailure.Transient)]
    [InlineData(302, null, SendFailure.Permanent)]
    [InlineData(502, null, SendFailure.Unknown)]
    public void An_error_means_what_to_do_about_the_message(int status, int? code, SendFailure kind) =>
        Assert.Equal(kind, WhatsAppErrors.FromAnswer(status, code, retryAfter: null).Kind);

    [Theory]
    [InlineData(190, "WhatsApp__AccessToken")]
    [InlineData(10, "whatsapp_business_messaging")]
    [InlineData(131042, "means of payment")]
    [InlineData(368, "WhatsApp Manager")]
    [InlineData(132001, "template")]
    public void What_an_operator_has_to_do_is_said_of_answers_and_of_reports(int code, string remedy)
    {
        Assert.Contains(remedy, WhatsAppErrors.FromAnswer(400, code, retryAfter: null).Remedy, StringComparison.Ordinal);
        Assert.Contains(remedy, WhatsAppErrors.FromReport(code).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Within_one_pair_waits_grow_by_four_and_else_by_two()
    {
        Assert.Equal(4, WhatsAppErrors.FromAnswer(400, WhatsAppErrors.PairRate, retryAfter: null).WaitFactor);
        Assert.Equal(2, WhatsAppErrors.FromAnswer(429, 130429, retryAfter: null).WaitFactor);
    }

    [Fact]
    public void A_failure_without_a_code_is_a_failure() =>
        Assert.Equal(new(SendFailure.Permanent, "failed"), WhatsAppErrors.FromReport(null));
}
