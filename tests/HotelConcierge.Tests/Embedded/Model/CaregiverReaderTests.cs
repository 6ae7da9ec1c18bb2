using HotelConcierge.Assistants;

namespace HotelConcierge.Tests.Embedded.Model;

/// <summary>Which route the embedded model chooses, for sentences that are none of its examples.</summary>
public class CaregiverReaderTests
{
    private static readonly RoutingMemory s_afterPlan = new("activities", PendingRoute: null, "dinosaurs");
    private static readonly RoutingMemory s_afterAdvice = new("parenting", PendingRoute: null, "sleep");

    [Theory]
    [InlineData("what can we do at home when it rains?", "activities", "en")]
    [InlineData("why does my daughter hit me?", "parenting", "en")]
    [InlineData("my son keeps asking where rain comes from, how do i tell him", "explain", "en")]
    [InlineData("we're so bored, help!! twins, 4 years, flat without garden", "activities", "en")]
    [InlineData("how much tv is ok for a 3 yo", "parenting", "en")]
    [InlineData("mein sohn schmeißt sich im supermarkt auf den boden und schreit", "parenting", "de")]
    [InlineData("Was können wir bei Regen drinnen machen?", "activities", "de")]
    [InlineData("¿Qué podemos hacer con hojas?", "activities", "es")]
    [InlineData("tiene celos de su hermanita", "parenting", "es")]
    [InlineData("des idées de jeux avec des cartons vides pour un enfant de 4 ans", "activities", "fr")]
    [InlineData("ลูกไม่ยอมนอน ทำยังไงดี", "parenting", "th")]
    [InlineData("hello", "help", "en")]
    [InlineData("hallo", "help", "de")]
    [InlineData("thank you so much!!", "talk", "en")]
    [InlineData("why is the sky blue", "explain", "en")]
    public async Task A_message_goes_where_it_belongs(string said, string route, string language) =>
        Assert.Equal(route, await Demo.RouteAsync(said, language));

    [Theory]
    [InlineData("another one without scissors", "follow-up", "en")]
    [InlineData("and for the baby?", "follow-up", "en")]
    [InlineData("and for ten children?", "follow-up", "en")]
    [InlineData("the second idea, but outside", "follow-up", "en")]
    [InlineData("no. 3 sounds nice! how exactly", "follow-up", "en")]
    [InlineData("make it shorter", "follow-up", "en")]
    [InlineData("hmm what do we need for that?", "follow-up", "en")]
    [InlineData("keep the second one for me", "follow-up", "en")]
    [InlineData("otra sin pintura, que no tengo", "follow-up", "es")]
    [InlineData("die zweite idee aber draußen", "follow-up", "de")]
    [InlineData("une autre idée, plus courte svp", "follow-up", "fr")]
    [InlineData("Activities trains", "activities", "en")]
    [InlineData("my son bites other children, help", "parenting", "en")]
    [InlineData("thanks", "talk", "en")]
    [InlineData("danke, super", "talk", "de")]
    public async Task After_a_plan_whatever_goes_on_from_it_does(string said, string route, string language) =>
        Assert.Equal(route, await Demo.RouteAsync(said, language, s_afterPlan));

    [Theory]
    [InlineData("ok but she only wants noodles")]
    [InlineData("and what should she drink?")]
    [InlineData("more")]
    [InlineData("shorter please")]
    public async Task After_advice_it_goes_on_with_advice(string said) =>
        Assert.Equal("parenting", await Demo.RouteAsync(said, before: s_afterAdvice));

    [Theory]
    [InlineData("snow", "explain", "explain")]
    [InlineData("the sea", "activities", "activities")]
    [InlineData("Activities trains", "explain", "activities")]
    public async Task A_topic_that_was_asked_for_belongs_to_what_asked(string said, string asked, string route) =>
        Assert.Equal(route, await Demo.RouteAsync(said, before: new(null, asked, null)));
}
