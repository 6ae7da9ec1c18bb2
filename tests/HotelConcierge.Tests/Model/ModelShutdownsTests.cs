using HotelConcierge.Diagnostics;
using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;

namespace HotelConcierge.Tests.Model;

/// <summary>Which models come to their end, and how that is said.</summary>
public sealed class ModelShutdownsTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    [Theory]
    [InlineData("gpt-4.1-mini", ModelHost.OpenAI, "2027-01-14")]
    [InlineData("gpt-4.1-mini-2025-04-14", ModelHost.OpenAI, "2027-01-14")]
    [InlineData("GPT-4.1-Mini", ModelHost.Other, "2027-01-14")]
    [InlineData("gpt-4.1-mini", ModelHost.Azure, "2026-10-14")]
    [InlineData("gpt-5-mini-2025-08-07", ModelHost.OpenAI, "2026-12-11")]
    [InlineData("gpt-5-mini-2025-08-07", ModelHost.Azure, "2027-02-06")]
    [InlineData("gpt-4o-transcribe-diarize", ModelHost.OpenAI, "2027-02-26")]
    [InlineData("gpt-5.4-mini-2026-03-17", ModelHost.OpenAI, null)]
    [InlineData("gpt-5.4-mini", ModelHost.Azure, "2027-03-18")]
    [InlineData("gpt-5-minute", ModelHost.OpenAI, null)]
    [InlineData("gpt-5-2025-13-40", ModelHost.OpenAI, null)]
    [InlineData("-2025-08-07", ModelHost.OpenAI, null)]
    [InlineData("", ModelHost.OpenAI, null)]
    public void A_model_is_known_with_its_snapshots_date_and_without(string model, ModelHost host, string? day) =>
        Assert.Equal(
            day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            ModelShutdowns.DayOf(model, host));

    [Theory]
    [InlineData(null, ModelHost.OpenAI, "gpt-4.1 answered, and OpenAI ends it on 2027-01-14, in 46 days.")]
    [InlineData(null, ModelHost.Azure, "gpt-4.1 answered, and Azure retires it on 2026-10-14, a day that is over, or later if it says so.")]
    [InlineData(null, ModelHost.Other, "gpt-4.1 answered. OpenAI ends it on 2027-01-14, in 46 days; this service may have another day.")]
    [InlineData("2026-11-30", ModelHost.OpenAI, "gpt-4.1 answered, and the service ends it on 2026-11-30, tomorrow.")]
    [InlineData("2026-11-29", ModelHost.Other, "gpt-4.1 answered, and the service ends it on 2026-11-29, today.")]
    public void A_model_that_ends_is_a_warning_that_names_the_day_and_the_setting(string? ofService, ModelHost host, string says)
    {
        DateOnly? day = ofService is null ? null : DateOnly.Parse(ofService, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(
            Finding.Warning(says, "Set OpenAI__Model, or on Azure AzureOpenAI__Deployment, to a successor before that day."),
            ModelProbe.Describe("gpt-4.1", day, host, Today));
    }

    [Fact]
    public void A_model_without_an_end_is_well() =>
        Assert.Equal(Finding.Well("gpt-6 answered."), ModelProbe.Describe("gpt-6", null, ModelHost.OpenAI, Today));

    [Theory]
    [InlineData("""{"id":"gpt-4.1","shutdown_date":"2027-01-14"}""", "2027-01-14")]
    [InlineData("""{"id":"gpt-6","shutdown_date":null}""", null)]
    [InlineData("""{"id":"gpt-6"}""", null)]
    [InlineData("""{"shutdown_date":1800000000}""", null)]
    [InlineData("""{"shutdown_date":"soon"}""", null)]
    [InlineData("[]", null)]
    public void The_services_own_day_is_read_where_there_is_one(string json, string? day) =>
        Assert.Equal(
            day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            ModelProbe.ReadShutdown(BinaryData.FromString(json)));
}
