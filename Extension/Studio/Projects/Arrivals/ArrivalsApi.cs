using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning.Featurizers;
using MLKids.Studio.Serving;
using MLKids.Studio.Settings;

namespace MLKids.Studio.Projects.Arrivals;

/// <summary>
/// <c>/api/arrivals</c>: files that the child opens or drops. They come as a form, the answer says what they are; each item then becomes a project, and at the end the page
/// says that it is done with them.
/// </summary>
internal static class ArrivalsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/arrivals", async (Person me, HttpContext context, ArrivalSet arrivals) => View(await arrivals.Receive(me, context.Request, context.RequestAborted))).Needs("files");
        var one = api.MapGroup("/arrivals/{arrival}");
        one.MapGet("", (Person me, string arrival, ArrivalSet arrivals) => arrivals.Get(me, arrival).Progress is var (text, done) ? new { text, done } : null);
        one.MapDelete("", (Person me, string arrival, ArrivalSet arrivals) => arrivals.Remove(me, arrival));
        one.MapPost("/{item:int}", async (Person me, string arrival, int item, ArrivalTaking.Wish wish, ArrivalSet arrivals, FeaturizerCatalog featurizers, CancellationToken gone) =>
        {
            var known = arrivals.Get(me, arrival);
            var wanted = known.Items.ElementAtOrDefault(item) ?? throw new BadHttpRequestException($"No item {item}.");
            await using var stop = gone.Register(known.Cancel);
            var (id, report) = await Task.Run(() => new ArrivalTaking(me, featurizers, known, wish).Take(wanted));
            return new { id, report };
        });
    }

    private static object View(Arrival arrival) => new
    {
        id = arrival.Id,
        items = arrival.Items.Select(item => new { item.What, item.Name, item.Kind, item.Columns, item.LabelColumn, files = item.Files.Count }),
        refused = arrival.Refused,
    };
}
