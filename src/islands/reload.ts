/** While developing: the server goes away when it is rebuilt, and the page loads anew once it is back. */
let away = false;
setInterval(async () => {
	try {
		await fetch('/', { method: 'HEAD', redirect: 'manual' });
		if (away) location.reload();
	} catch {
		away = true;
	}
}, 500);
