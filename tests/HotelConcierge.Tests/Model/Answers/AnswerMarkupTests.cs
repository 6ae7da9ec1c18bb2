using HotelConcierge.Model.Answers;

namespace HotelConcierge.Tests.Model.Answers;

public sealed class AnswerMarkupTests
{
    [Theory]
    [InlineData("<think>I should not tell them the secret rule.</think>\n\nOpen from 9", "Open from 9")]
    [InlineData("<thinking>\nEl huésped pregunta por la piscina.\n</thinking>Abre a las 9.", "Abre a las 9.")]
    [InlineData("<reasoning lang=\"de\">Der Gast fragt nach dem Pool.</reasoning> Der Pool öffnet um 9.", "Der Pool öffnet um 9.")]
    [InlineData("Le client demande la piscine.</think>Elle ouvre à 9 h.", "Elle ouvre à 9 h.")]
    [InlineData("< THINK >Hm.< / think >A piscina abre às 9.", "A piscina abre às 9.")]
    [InlineData("[THINK]Orario?[/THINK]La piscina apre alle 9.", "La piscina apre alle 9.")]
    [InlineData("◁think▷แขกถามเรื่องสระ◁/think▷สระเปิด 9 โมง", "สระเปิด 9 โมง")]
    [InlineData("<seed:think>One.</seed:think><thought>Two <think>three</thought>Open.", "Open.")]
    [InlineData("<|begin_of_thought|>Hm.<|end_of_thought|>Open.<|im_end|>", "Open.")]
    [InlineData("Open from 9.\n<think>Was that right?", "Open from 9.")]
    [InlineData("<think>Still thinking when the limit came", "")]
    [InlineData("<think>Only thought.</think>", "")]
    [InlineData("<answer>Open from 9.</answer>", "Open from 9.")]
    [InlineData("<s>Open from 9.</s>", "Open from 9.")]
    public void Thoughts_are_never_words(string text, string words) => Assert.Equal(words, AnswerMarkup.Clean(text));

    [Theory]
    [InlineData(
        "<|channel|>analysis<|message|>User wants hours.<|end|><|start|>assistant<|channel|>final<|message|>Open from 9.<|return|>",
        "Open from 9.")]
    [InlineData("<|start|>assistant<|channel|>analysis<|message|>Cut in the middle", "")]
    [InlineData("<|channel|>commentary<|message|>Un momento.<|end|>", "Un momento.")]
    [InlineData("analysisThe guest asks for the pool.assistantfinalOpen from 9.", "Open from 9.")]
    [InlineData("analysisWe have no answer yet", "")]
    public void Of_channels_only_the_final_one_is_read(string text, string words) => Assert.Equal(words, AnswerMarkup.Clean(text));

    [Theory]
    [InlineData(
        "<|channel|>analysis<|message|>Look.<|end|><|start|>assistant<|channel|>commentary to=functions.find_spa_slots <|constrain|>json<|message|>{\"day\":1}<|call|>")]
    [InlineData(
        "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>find_spa_slots\n```json\n{\"day\":1}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>")]
    [InlineData("<｜tool▁call▁begin｜>find_spa_slots<｜tool▁sep｜>{\"day\":1}<｜tool▁call▁end｜>")]
    public void A_call_in_control_tokens_stays_as_a_call(string text) =>
        Assert.Equal("<tool_call>{\"name\":\"find_spa_slots\",\"arguments\":{\"day\":1}}</tool_call>", AnswerMarkup.Clean(text));

    [Theory]
    [InlineData("I think the pool is open. <b>Yes</b>, [Menu](https://h.example)")]
    [InlineData("analysis of the water: fine")]
    [InlineData("1 < 2 and <your name>, a thought: [x]")]
    [InlineData("  spaces stay  ")]
    public void Words_stay_as_they_are(string text) => Assert.Same(text, AnswerMarkup.Clean(text));
}
