using System.Text.Json.Nodes;

namespace HotelConcierge.Tests.Forms;

/// <summary>Whatever order guests answer in, and however many answers a message has, the form is the same.</summary>
public sealed class FormPropertyTests
{
    private static readonly (string Words, string Slot, string Value)[] Answers =
    [
        ("tulips", "flower", "tulips"),
        ("on 1 December", "day", "2026-12-01"),
        ("at 14:30", "time", "14:30"),
    ];

    [Fact]
    public async Task Any_order_of_answers_gives_the_same_form()
    {
        var questions = new HashSet<string>(StringComparer.Ordinal);
        var orders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var order in Permutations([0, 1, 2]))
        {
            // Cut into messages in every way: 1+1+1, 2+1, 1+2, 3.
            foreach (var cut in new int[][] { [1, 1, 1], [2, 1], [1, 2], [3] })
            {
                using var guest = new FillingGuest();
                FormReply? last = null;
                var at = 0;
                foreach (var many in cut)
                {
                    var said = order.Skip(at).Take(many).Select(place => Answers[place]).ToList();
                    last = await guest.FillAsync(
                        string.Join(' ', said.Select(answer => answer.Words)),
                        "{" + string.Join(',', said.Select(answer => $"\"{answer.Slot}\":\"{answer.Value}\"")) + "}");
                    at += many;
                }

                Assert.Equal("proposed", last!.Verdict);
                questions.Add(last.Line);
                Assert.Equal("fulfilled", (await guest.AnswerAsync(last, "yes")).Verdict);
                orders.Add(string.Join(' ', Assert.Single(guest.Orders).Values));
            }
        }

        Assert.Single(questions);
        Assert.Single(orders);
    }

    [Fact]
    public async Task Whatever_is_given_nothing_is_ordered_without_a_yes_and_what_is_kept_can_be_had()
    {
        string[] values =
        [
            "roses", "orchids", "", "2026-11-27", "2026-02-31", "1999-01-01", "10:00", "25:99", "{}", "ยกเลิก", "\uD83C", new('x', 5000), "null",
        ];
        foreach (var first in values)
        {
            using var guest = new FillingGuest();
            foreach (var second in values)
            {
                var arguments = new JsonObject { ["flower"] = first, ["day"] = second, ["time"] = first, ["skip"] = second };
                await guest.CallAsync(FillingGuest.Flowers, $"{first} {second}", arguments);
                Assert.All(guest.Open()!.Values, value => Assert.Contains(value.Value, new[] { "roses", "2026-11-27", "10:00" }));
            }

            Assert.Empty(guest.Orders);
            Assert.Empty(guest.Requests);
        }
    }

    private static IEnumerable<int[]> Permutations(int[] places) => places.Length == 0
        ? [[]]
        : places.SelectMany(first => Permutations([.. places.Where(place => place != first)]).Select(rest => (int[])[first, .. rest]));
}
