using static HotelConcierge.Tests.Infrastructure.Bicep.BicepExpression;

namespace HotelConcierge.Tests.Infrastructure.Bicep;

public sealed class BicepFileTests
{
    [Fact]
    public void Every_kind_of_declaration_is_read()
    {
        var file = BicepFile.Read(
            """
            targetScope = 'subscription'
            metadata description = 'x' // a comment
            @description('The place.')
            @allowed(['a', 'b'])
            param place string = 'a'
            @secure()
            param key string
            /* another
               comment */
            param mode 'x' | 'y'
            var size = 3
            resource one 'Microsoft.A/things@2025-01-02' = if (size > 2) { name: 'n' }
            resource old 'Microsoft.A/things/parts@2025-01-02' existing = { name: 'o' }
            resource many 'Microsoft.A/things@2025-01-02' = [for x in [1, 2]: {
              name: 'n${x}'
            }]
            module inner 'inner.bicep' = {
              name: 'inner'
              params: { a: place, b: key }
            }
            output it string = inner.outputs.c
            """);

        Assert.Equal("subscription", file.TargetScope);
        Assert.Equal([("place", "string", false), ("key", "string", true), ("mode", "x|y", false)], file.Parameters.Select(parameter => (parameter.Name, parameter.Type, parameter.IsSecure)));
        Assert.Equal("The place.", file.Parameters[0].Description);
        Assert.Equal(3L, Assert.IsType<Literal>(file.Variable("size")).Value);
        Assert.Equal(["one", "old", "many"], file.Resources.Select(resource => resource.Symbol));
        Assert.Equal(("Microsoft.A/things", "2025-01-02"), (file.Resources[0].Type, file.Resources[0].ApiVersion));
        Assert.IsType<Binary>(file.Resources[0].Condition);
        Assert.True(file.Resources[1].Exists);
        Assert.Equal(["x"], file.Resources[2].Loop!.Variables);
        Assert.Equal(["a", "b"], Assert.Single(file.Modules).Arguments.PropertyNames);
        Assert.Equal("c", Assert.IsType<Member>(Assert.Single(file.Outputs).Value).Property);
    }

    [Fact]
    public void A_parameter_file_sets_parameters()
    {
        var file = BicepFile.Read("using './main.bicep'\nparam size = 3\nparam key = readEnvironmentVariable('KEY', '')\n");

        Assert.Equal("./main.bicep", file.Using);
        Assert.Equal(["size", "key"], file.Assignments.Select(assignment => assignment.Name));
        Assert.Empty(file.Parameters);
    }

    [Theory]
    [InlineData("'plain'", "plain")]
    [InlineData("''", "")]
    [InlineData(@"'it\'s \\ \${no} \n'", "it's \\ ${no} \n")]
    [InlineData("'''\nraw ${no} 'it'\n'''", "raw ${no} 'it'\n")]
    [InlineData("'}'", "}")]
    public void A_string_is_what_it_says(string written, string meant) => Assert.Equal(meant, Value(written).Written);

    [Fact]
    public void Interpolations_hold_whole_expressions_with_strings_and_braces_of_their_own()
    {
        var text = Assert.IsType<Text>(Value("'a${union({ b: '}' }, { c: '${d}' }).b}e'"));

        Assert.Null(text.Written);
        Assert.Equal(3, text.Parts.Count);
        Assert.Equal("d", Assert.Single(text.SelfAndAllWithin.OfType<Name>()).Value);
    }

    [Fact]
    public void Operators_bind_as_in_the_language()
    {
        var choice = Assert.IsType<Choice>(Value("a ?? b == c && !d ? [] : {}"));
        var coalesced = Assert.IsType<Binary>(choice.Condition);
        var both = Assert.IsType<Binary>(coalesced.Right);

        Assert.Equal(("??", "&&", "=="), (coalesced.Operator, both.Operator, Assert.IsType<Binary>(both.Left).Operator));
        Assert.Equal("!", Assert.IsType<Unary>(both.Right).Operator);
    }

    [Fact]
    public void Lambdas_loops_members_and_items_are_read()
    {
        var call = Assert.IsType<Call>(Value("map(filter(items(x), a => !empty(a.value)), (b, i) => b.key)"));
        var loop = Assert.IsType<Loop>(Value("[for (a, i) in b.c[0].?d: { '${a}-x': i! }]"));

        Assert.Equal(["b", "i"], Assert.IsType<Lambda>(call.Arguments[1]).Variables);
        Assert.Equal(["a", "i"], loop.Variables);
        Assert.Equal("d", Assert.IsType<Member>(loop.Source).Property);
        Assert.Empty(loop.Body.PropertyNames);
        Assert.Equal("b", Assert.IsType<Name>(Value("(\n  b\n)")).Value);
    }

    [Fact]
    public void A_property_is_found_down_its_path()
    {
        var value = Value("{\n  a: {\n    'b-c': [\n      1\n      2\n    ]\n  }\n}");

        Assert.Equal(2, Assert.IsType<Items>(value.Find("a", "b-c")).All.Count);
        Assert.Null(value.Find("a", "x", "y"));
    }

    [Theory]
    [InlineData("var a = 'open\nvar b = 1", "line 1: a text is not closed")]
    [InlineData("var a = '${b", "line 1: an interpolation is not closed")]
    [InlineData("var a = '${b c}'", "line 1: 'c' is too much in an interpolation")]
    [InlineData(@"var a = 'b\c'", @"line 1: '\c' is no escape")]
    [InlineData("var a = 1 2", "line 1: the line should end before '2'")]
    [InlineData("var a = 1\n\nvar b = { c: 1 d: 2 }", "line 3: a comma, a line end or '}' is expected, not 'd'")]
    [InlineData("var a = f(1 2)", "line 1: ',' or ')' is expected, not '2'")]
    [InlineData("resource a 'b' = {}", "line 1: the type of a has no version")]
    [InlineData("resource a 'b@c' = 3", "line 1: a resource or module is an object")]
    [InlineData("type a = string", "line 1: 'type' begins no declaration that we use")]
    [InlineData("@secure()", "line 2: a decorator stands before nothing")]
    [InlineData("var a = ;", "line 1: ';' has no meaning")]
    [InlineData("var a =", "line 1: '\n' begins no value")]
    public void What_is_wrong_is_said_with_its_line(string source, string problem) =>
        Assert.Equal(problem, Assert.Throws<BicepSyntaxException>(() => BicepFile.Read(source.EndsWith(')') ? source + "\n" : source)).Message);

    private static BicepExpression Value(string expression) => BicepFile.Read($"var it = {expression}").Variable("it");
}
