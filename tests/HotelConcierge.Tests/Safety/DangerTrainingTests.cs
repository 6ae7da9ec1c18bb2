using HotelConcierge.Safety;

namespace HotelConcierge.Tests.Safety;

/// <summary>What ships is what the sentences teach, and nothing else.</summary>
public sealed class DangerTrainingTests
{
    /// <summary>Another processor may round the last bit of a logarithm otherwise, which is a step at most.</summary>
    private const int MostSteps = 1;

    private static readonly IReadOnlyList<SafetySentence> Sentences =
        [.. SafetySentence.Languages.SelectMany(SafetySentence.ToLearnFrom)];

    [Fact]
    public void The_weights_that_ship_are_those_that_the_sentences_teach()
    {
        var learnt = DangerTraining.Learn(Sentences);
        var fresh = Path.Combine(AppContext.BaseDirectory, LearntDanger.FileName);
        File.WriteAllBytes(fresh, learnt);
        var shipped = LearntDanger.ReadShipped();

        Assert.Equal(learnt.Length, shipped.Length);
        var other = learnt.Zip(shipped)
            .Skip(LearntDanger.HeaderLength)
            .Count(pair => Math.Abs((sbyte)pair.First - (sbyte)pair.Second) > MostSteps);
        Assert.True(
            other == 0,
            $"{other} weights are others than {LearntDanger.FileName} has: words, rules or sentences were changed. Copy {fresh} to "
                + "src/HotelConcierge/Safety, and put the new figures into SafetySentenceTests and docs/safety.md.");
    }

    [Fact]
    public void Learning_twice_gives_the_same_bytes()
    {
        var some = Sentences.Where((_, at) => at % 10 == 0).ToList();

        Assert.Equal(DangerTraining.Learn(some), DangerTraining.Learn(some));
    }

    [Fact]
    public void Weights_of_another_length_are_refused()
    {
        var refused = Assert.Throws<InvalidDataException>(() => new LearntDanger(new byte[10]));

        Assert.Contains("10 bytes", refused.Message, StringComparison.Ordinal);
    }
}
