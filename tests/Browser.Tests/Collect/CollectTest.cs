using Microsoft.Playwright;

namespace MLKids.Browser.Tests.Collect;

/// <summary>A project with one model for pictures, open at Collect.</summary>
public abstract class CollectTest : StudioTest
{
    protected override string[] Flags => ["--use-fake-ui-for-media-stream"];

    protected ILocator Toasts => Page.Locator(".toasts");

    protected async Task Begin(params string[] labels)
    {
        var id = await Page.EvaluateAsync<string>(
            """
            async labels => {
              const post = (path, body) => fetch('/api' + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }).then(r => r.json());
              const { id } = await post('/projects', { name: 'Shapes', models: [{ name: 'shapes', kind: 'pictures' }] });
              const path = '/projects/' + id;
              const { models } = await (await fetch('/api' + path)).json();
              for (const name of labels)
                await post(`${path}/models/${models[0].id}/labels`, { name });
              return id;
            }
            """,
            labels);
        await GoTo(id, "collect");
        await Card(labels[0]).WaitForAsync();
    }

    /// <summary>The card of a label.</summary>
    protected ILocator Card(string label) => Page.GetByRole(AriaRole.Region, new() { Name = label, Exact = true });
}
