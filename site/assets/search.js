// Search over shards that are scripts, so that it works from a folder too.
// Terms are folded as in search.go.
(function () {
  "use strict";
  var shards = {}, WEIGHTS = 4, SHOWN = 50;
  var input = document.getElementById("q"), status = document.getElementById("status"), results = document.getElementById("results");

  function load(name) {
    return shards[name] || (shards[name] = new Promise(function (resolve, reject) {
      waiting[name] = resolve;
      var s = document.createElement("script");
      s.src = "search/" + name + ".js";
      s.onerror = reject;
      document.head.append(s);
    }));
  }
  var waiting = {};
  window.ibid = function (name, content) { waiting[name](content); };

  function terms(text) {
    text = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|((?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}])[\p{L}\p{N}])+/gu) || [];
  }

  // pages returns a map from page to weight for a term, or for all that begin with it.
  async function pages(index, term, prefix) {
    var found = new Map(), wanted = [];
    index.firsts.forEach(function (first, i) {
      var next = index.firsts[i + 1];
      var starts = prefix ? first <= term || first.startsWith(term) : first <= term;
      if (starts && (next === undefined || next > term)) wanted.push(load("w" + i));
    });
    (await Promise.all(wanted)).forEach(function (shard) {
      Object.keys(shard).forEach(function (t) {
        if (t !== term && !(prefix && t.startsWith(term))) return;
        var page = 0;
        shard[t].forEach(function (n) {
          page += Math.floor(n / WEIGHTS);
          var weight = n % WEIGHTS + (t === term ? 1.5 : 1);
          found.set(page, Math.max(found.get(page) || 0, weight));
        });
      });
    });
    return found;
  }

  var turn = 0;
  async function search() {
    var mine = ++turn, query = input.value, list = terms(query);
    if (!list.length) { results.replaceChildren(); status.textContent = ""; return; }
    var index = await load("index");
    var maps = await Promise.all(list.map(function (t, i) { return pages(index, t, i === list.length - 1); }));
    var scores = [];
    maps[0].forEach(function (_, page) {
      if (maps.every(function (m) { return m.has(page); })) {
        scores.push([page, maps.reduce(function (sum, m) { return sum + m.get(page) * m.get(page); }, 0)]);
      }
    });
    scores.sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
    var shown = scores.slice(0, SHOWN);
    var entries = await Promise.all(shown.map(async function (s) {
      return (await load("t" + Math.floor(s[0] / index.size)))[s[0] % index.size];
    }));
    if (mine !== turn) return;
    results.replaceChildren.apply(results, entries.map(function (e) {
      var li = document.createElement("li"), a = document.createElement("a"), kind = document.createElement("span");
      a.textContent = e[0];
      a.href = e[1];
      kind.className = "meta";
      kind.textContent = e[2];
      li.append(a, " ", kind);
      if (e[3]) {
        var about = document.createElement("p");
        about.textContent = e[3];
        li.append(about);
      }
      return li;
    }));
    status.textContent = scores.length === 0 ? "Nothing found." : scores.length === 1 ? "1 result" : scores.length + " results" + (scores.length > SHOWN ? ", the first " + SHOWN + " shown" : "");
  }

  document.querySelector("form.search").addEventListener("submit", function (e) {
    e.preventDefault();
    history.replaceState(null, "", "?q=" + encodeURIComponent(input.value));
    search();
  });
  input.addEventListener("input", search);
  input.value = new URLSearchParams(location.search).get("q") || "";
  input.focus();
  search();
})();
